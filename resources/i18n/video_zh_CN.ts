<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Angles</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Recordings on one clock</source>
        <translation>同步录像回放</translation>
    </message>
    <message>
        <source>Space plays, . and , step, R changes the speed, S takes a still, Z reports</source>
        <translation>空格播放，. 和 , 逐帧，R 变速，S 抓图，Z 上报</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>no picture at this moment</source>
        <translation>此刻无画面</translation>
    </message>
</context>
<context>
    <name>CameraFinder</name>
    <message>
        <source>Cameras that answered: {0}</source>
        <translation>{0} 台摄像头应答</translation>
    </message>
    <message>
        <source>Asking the network…</source>
        <translation>正在搜索网络…</translation>
    </message>
    <message>
        <source>Asking the camera…</source>
        <translation>正在询问摄像头…</translation>
    </message>
    <message>
        <source>Where it stands: longitude, latitude in WGS-84</source>
        <translation>请填位置：经度, 纬度（WGS-84）</translation>
    </message>
    <message>
        <source>A camera needs a name and a stream</source>
        <translation>摄像头须有名称和视频流</translation>
    </message>
    <message>
        <source>Find on the network</source>
        <translation>搜索网络</translation>
    </message>
    <message>
        <source>A new one</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Ask the camera</source>
        <translation>询问摄像头</translation>
    </message>
    <message>
        <source>Change the camera</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Put into the directory</source>
        <translation>录入名录</translation>
    </message>
    <message>
        <source>Cameras that answered</source>
        <translation>应答的摄像头</translation>
    </message>
    <message>
        <source>Address of its ONVIF service</source>
        <translation>ONVIF 服务地址</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Main stream</source>
        <translation>主码流</translation>
    </message>
    <message>
        <source>Stream of the grid</source>
        <translation>子码流（宫格）</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Looks to</source>
        <translation>朝向</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>视场角</translation>
    </message>
    <message>
        <source>Sees as far as</source>
        <translation>可视距离</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>longitude, latitude</source>
        <translation>经度, 纬度</translation>
    </message>
    <message>
        <source>No answer that could be used: {0}</source>
        <translation>没有可用的应答：{0}</translation>
    </message>
    <message>
        <source>{0} is in the directory</source>
        <translation>{0} 已录入名录</translation>
    </message>
</context>
<context>
    <name>CameraPanel</name>
    <message>
        <source>Name, pinyin or initials</source>
        <translation>名称、拼音或首字母</translation>
    </message>
    <message>
        <source>Find a camera</source>
        <translation>查找摄像头</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>按片区</translation>
    </message>
    <message>
        <source>By owner</source>
        <translation>按归属</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按类型</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
</context>
<context>
    <name>Cameras</name>
    <message>
        <source>Fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Turnable</source>
        <translation>云台</translation>
    </message>
    <message>
        <source>Dome</source>
        <translation>球机</translation>
    </message>
    <message>
        <source>On a vehicle</source>
        <translation>车载</translation>
    </message>
    <message>
        <source>Body-worn</source>
        <translation>执法记录仪</translation>
    </message>
    <message>
        <source>Drone</source>
        <translation>无人机</translation>
    </message>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>With units</source>
        <translation>随单位</translation>
    </message>
    <message>
        <source>turned away from its preset: nobody knows where it looks</source>
        <translation>已离开预置位：不知朝向</translation>
    </message>
    <message>
        <source>looks {0} ({1}°), {2}° wide, {3} m far</source>
        <translation>朝{0}（{1}°），视角 {2}°，可见 {3} 米</translation>
    </message>
    <message>
        <source>Carried: it is where its unit is, and looks anywhere</source>
        <translation>随单位移动：位置即该单位位置，朝向不定</translation>
    </message>
    <message>
        <source>Your department was not let in to see it</source>
        <translation>本部门无权查看</translation>
    </message>
</context>
<context>
    <name>Clips</name>
    <message>
        <source>the camera was lost</source>
        <translation>摄像机断线</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the program had ended</source>
        <translation>程序中途退出</translation>
    </message>
    <message>
        <source>the disk is too slow</source>
        <translation>磁盘写入过慢</translation>
    </message>
    <message>
        <source>the camera changed its format</source>
        <translation>摄像机更改了码流格式</translation>
    </message>
    <message>
        <source>there is a gap</source>
        <translation>中间有缺段</translation>
    </message>
    <message>
        <source>Select a camera on the wall first</source>
        <translation>请先在视频墙上选中一路摄像机</translation>
    </message>
    <message>
        <source>{camera}: no picture that could be kept</source>
        <translation>{camera}：没有可保留的画面</translation>
    </message>
    <message>
        <source>{camera}: recording, the last 10 s included; the same key ends it</source>
        <translation>{camera}：正在录制（含此前 10 秒），再按同一键结束</translation>
    </message>
    <message>
        <source>The clip could not be written</source>
        <translation>录像片段未能写入</translation>
    </message>
    <message>
        <source>{camera}: {seconds} s kept, SHA-256 {hash}</source>
        <translation>{camera}：已保留 {seconds} 秒，SHA-256 {hash}</translation>
    </message>
    <message>
        <source>{camera}: the clip is kept as {file}, but not in the case: {why}</source>
        <translation>{camera}：录像已保留为 {file}，但未入案卷：{why}</translation>
    </message>
    <message>
        <source>{camera}: {seconds} s of a clip recovered: {why}</source>
        <translation>{camera}：已找回 {seconds} 秒录像：{why}</translation>
    </message>
    <message>
        <source>The selected case has no clips to play</source>
        <translation>所选案件没有可回放的录像</translation>
    </message>
    <message>
        <source>from the recording {0}</source>
        <translation>取自录像 {0}</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>flapping, {0} times</source>
        <translation>时断时续，{0} 次</translation>
    </message>
    <message>
        <source>Health of the cameras</source>
        <translation>摄像头健康</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>断线</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重连</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟偏差</translation>
    </message>
</context>
<context>
    <name>LayoutEditor</name>
    <message>
        <source>Drawn</source>
        <translation>自绘</translation>
    </message>
    <message>
        <source>{0} tiles; marked: columns {1} to {2}, rows {3} to {4}</source>
        <translation>共 {0} 格；已选：第 {1}–{2} 列，第 {3}–{4} 行</translation>
    </message>
    <message>
        <source>Draw a layout</source>
        <translation>绘制布局</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Show on the wall</source>
        <translation>显示到视频墙</translation>
    </message>
    <message>
        <source>Drawing of the layout</source>
        <translation>布局草图</translation>
    </message>
    <message>
        <source>Drag, or Shift with the arrows, then Enter: one tile. Delete splits it.</source>
        <translation>拖动或 Shift+方向键选择，回车合并为一格；Delete 拆分。</translation>
    </message>
</context>
<context>
    <name>Layouts</name>
    <message>
        <source>The layout file cannot be read: {detail}. Nothing was changed.</source>
        <translation>布局文件读不懂：{detail}。未作任何改动。</translation>
    </message>
    <message>
        <source>A layout needs a name of 1 to {longest} characters. Nothing was changed.</source>
        <translation>布局须有 1 至 {longest} 个字的名称。未作任何改动。</translation>
    </message>
    <message>
        <source>Layout {name}: no rows of letters are drawn. Nothing was changed.</source>
        <translation>布局 {name}：没有用字母画出各行。未作任何改动。</translation>
    </message>
    <message>
        <source>Layout {name}: row {detail} is not as long as the first one. Nothing was changed.</source>
        <translation>布局 {name}：{detail} 行与首行不一样长。未作任何改动。</translation>
    </message>
    <message>
        <source>Layout {name}: the cells of {detail} are no rectangle. Nothing was changed.</source>
        <translation>布局 {name}：{detail} 的格子不成矩形。未作任何改动。</translation>
    </message>
    <message>
        <source>Layout {name}: {detail} tiles are more than {most}. Nothing was changed.</source>
        <translation>布局 {name}：{detail} 个画面，超过 {most} 个。未作任何改动。</translation>
    </message>
    <message>
        <source>Layout {name}: cameras are named by their numbers. Nothing was changed.</source>
        <translation>布局 {name}：摄像头须用编号填写。未作任何改动。</translation>
    </message>
</context>
<context>
    <name>PtzPad</name>
    <message>
        <source>To a preset…</source>
        <translation>转到预置位…</translation>
    </message>
    <message>
        <source>Nobody turns it. Taking it lasts 30 s and is recorded.</source>
        <translation>无人控制。占用 30 秒，并记录在案。</translation>
    </message>
    <message>
        <source>{0} turns it, {1} s left</source>
        <translation>{0} 正在控制，剩 {1} 秒</translation>
    </message>
    <message>
        <source>Up and left</source>
        <translation>左上</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Up and right</source>
        <translation>右上</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Down and left</source>
        <translation>左下</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下</translation>
    </message>
    <message>
        <source>Down and right</source>
        <translation>右下</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拉近</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>拉远</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预置位</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接管</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Turn the camera</source>
        <translation>转动摄像头</translation>
    </message>
    <message>
        <source>Arrows turn, + and − zoom while held; 1 to 9 go to a preset</source>
        <translation>按住方向键转动，+ 和 − 变焦；1 至 9 到预置位</translation>
    </message>
</context>
<context>
    <name>RecordingPlayer</name>
    <message>
        <source>no such file</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>please install {0}</source>
        <translation>请安装 {0}</translation>
    </message>
    <message>
        <source>it holds no picture that can be decoded</source>
        <translation>没有可解码的画面</translation>
    </message>
    <message>
        <source>{0} cannot be played: {1}</source>
        <translation>{0} 无法播放：{1}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录像</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>One picture back</source>
        <translation>后退一帧</translation>
    </message>
    <message>
        <source>One picture on</source>
        <translation>前进一帧</translation>
    </message>
    <message>
        <source>Space plays, . and , step, R changes the speed, Z opens a report</source>
        <translation>空格播放，. 和 , 逐帧，R 变速，Z 上报</translation>
    </message>
</context>
<context>
    <name>RightsPage</name>
    <message>
        <source>Open to all: nobody has been let in by name. The first name closes these cameras to the others.</source>
        <translation>对所有部门开放：尚未指定单位。指定第一个单位后，其他单位不再可见。</translation>
    </message>
    <message>
        <source>Only its own people, the bureau above, and who is named here.</source>
        <translation>仅本单位、上级局和下列指定单位可见。</translation>
    </message>
    <message>
        <source>Given by the head of the owner, or a commander.</source>
        <translation>由权属单位负责人或指挥长授权。</translation>
    </message>
    <message>
        <source>Owner of the cameras</source>
        <translation>摄像头权属单位</translation>
    </message>
    <message>
        <source>Who may see and turn them</source>
        <translation>谁可查看、谁可转动</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>May see</source>
        <translation>可查看</translation>
    </message>
    <message>
        <source>May turn</source>
        <translation>可转动</translation>
    </message>
</context>
<context>
    <name>ShownWall</name>
    <message>
        <source>Video wall</source>
        <translation>视频墙</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>Connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>未开启</translation>
    </message>
    <message>
        <source>The camera refuses the account</source>
        <translation>摄像机拒绝该账号</translation>
    </message>
    <message>
        <source>The camera knows no such stream</source>
        <translation>摄像机上没有这路码流</translation>
    </message>
    <message>
        <source>Nobody listens at its address</source>
        <translation>该地址无人应答（端口未开）</translation>
    </message>
    <message>
        <source>It does not answer</source>
        <translation>摄像机没有应答</translation>
    </message>
    <message>
        <source>It answers but sends nothing</source>
        <translation>已连接，但没有数据</translation>
    </message>
    <message>
        <source>It ended the stream</source>
        <translation>摄像机结束了码流</translation>
    </message>
    <message>
        <source>Its stream has no picture that can be shown</source>
        <translation>码流中没有可显示的画面</translation>
    </message>
    <message>
        <source>Its address cannot be opened</source>
        <translation>地址无法打开</translation>
    </message>
    <message>
        <source>This machine cannot play it</source>
        <translation>本机无法播放</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>Picture unchanged for {0}</source>
        <translation>画面已 {0} 未变</translation>
    </message>
    <message>
        <source>Picture stopped {0} ago</source>
        <translation>画面已停 {0}</translation>
    </message>
    <message>
        <source>Reconnecting (try {0})</source>
        <translation>正在重连（第 {0} 次）</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language of the screen</comment>
        <translation>zh</translation>
    </message>
    <message>
        <source>Tile {0}, empty</source>
        <translation>画面 {0}，空</translation>
    </message>
    <message>
        <source>Tile {0}, {1}, {2}</source>
        <translation>画面 {0}，{1}，{2}</translation>
    </message>
    <message>
        <source>, pinned</source>
        <translation>，已锁定</translation>
    </message>
    <message>
        <source>, recorded</source>
        <translation>，录制中</translation>
    </message>
    <message>
        <source>No picture from {0}: no report was begun</source>
        <translation>{0} 没有画面，未能上报</translation>
    </message>
    <message>
        <source>{0} does not do it: {1}</source>
        <translation>{0} 未执行：{1}</translation>
    </message>
    <message>
        <source>No recording in {0}</source>
        <translation>{0} 中没有录像</translation>
    </message>
    <message>
        <source>half rate</source>
        <translation>半帧率</translation>
    </message>
    <message>
        <source>No camera is called {0}</source>
        <translation>没有叫“{0}”的摄像头</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>画面未变</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>key pictures</source>
        <translation>仅关键帧</translation>
    </message>
</context>
<context>
    <name>WallPanel</name>
    <message>
        <source>Name for all desks</source>
        <translation>共用布局名称</translation>
    </message>
    <message>
        <source>Name of my layout</source>
        <translation>我的布局名称</translation>
    </message>
    <message>
        <source>My layouts</source>
        <translation>我的布局</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共用布局</translation>
    </message>
    <message>
        <source>Draw a layout…</source>
        <translation>绘制布局…</translation>
    </message>
    <message>
        <source>Keep as my layout…</source>
        <translation>存为我的布局…</translation>
    </message>
    <message>
        <source>Keep for all desks…</source>
        <translation>存为共用布局…</translation>
    </message>
    <message>
        <source>Bring a layout file…</source>
        <translation>导入布局文件…</translation>
    </message>
    <message>
        <source>Take a layout away</source>
        <translation>删除布局</translation>
    </message>
    <message>
        <source>Show {0} tiles</source>
        <translation>显示 {0} 画面</translation>
    </message>
    <message>
        <source>More layouts</source>
        <translation>更多布局</translation>
    </message>
    <message>
        <source>{0}/{1} live</source>
        <translation>{0}/{1} 实时</translation>
    </message>
    <message>
        <source>◈ {0} waiting</source>
        <translation>◈ {0} 路排队</translation>
    </message>
</context>
</TS>
