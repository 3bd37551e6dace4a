<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Send to verify</source>
        <translation>派核实</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>File</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Recall the order</source>
        <translation>撤回派遣</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Do not file</source>
        <translation>不予立案</translation>
    </message>
    <message>
        <source>Propose to void…</source>
        <translation>申请作废…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Save the case file (PDF)</source>
        <translation>保存案卷（PDF）</translation>
    </message>
    <message>
        <source>Supervise…</source>
        <translation>督办…</translation>
    </message>
    <message>
        <source>Send a supporting unit…</source>
        <translation>派协办单位…</translation>
    </message>
    <message>
        <source>Merge into another case…</source>
        <translation>并入另一案…</translation>
    </message>
    <message>
        <source>Take out of the merger…</source>
        <translation>拆案…</translation>
    </message>
    <message>
        <source>Answer the reporter…</source>
        <translation>回复举报人…</translation>
    </message>
    <message>
        <source>Settle the suggestion…</source>
        <translation>建议办结…</translation>
    </message>
    <message>
        <source>Return to acceptance…</source>
        <translation>退回受理…</translation>
    </message>
    <message>
        <source>Pass to the second level…</source>
        <translation>派往二级平台…</translation>
    </message>
    <message>
        <source>Pass back to the first level…</source>
        <translation>退回一级平台…</translation>
    </message>
    <message>
        <source>Apply for an extension…</source>
        <translation>申请延期…</translation>
    </message>
    <message>
        <source>Apply for suspension…</source>
        <translation>申请挂账…</translation>
    </message>
    <message>
        <source>Apply for deferral…</source>
        <translation>申请缓办…</translation>
    </message>
    <message>
        <source>Ask for a ruling…</source>
        <translation>提请裁定…</translation>
    </message>
    <message>
        <source>Resume the case</source>
        <translation>恢复办理</translation>
    </message>
    <message>
        <source>Recall the verification or check</source>
        <translation>撤回核实或核查</translation>
    </message>
    <message>
        <source>Propose to close by force…</source>
        <translation>申请强制结案…</translation>
    </message>
    <message>
        <source>Reopen the case…</source>
        <translation>重办…</translation>
    </message>
    <message>
        <source>Appeal the overdue…</source>
        <translation>超时申诉…</translation>
    </message>
    <message>
        <source>Visit the reporter…</source>
        <translation>回访…</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>不同意…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take a report</source>
        <translation>登记上报</translation>
    </message>
    <message>
        <source>Recall what is being sent</source>
        <translation>撤回发送</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Find a case</source>
        <translation>查找案卷</translation>
    </message>
    <message>
        <source>Show a camera</source>
        <translation>查看摄像机</translation>
    </message>
    <message>
        <source>Report from the video</source>
        <translation>视频上报</translation>
    </message>
    <message>
        <source>Play a recording</source>
        <translation>播放录像</translation>
    </message>
    <message>
        <source>Go to a case, unit or place</source>
        <translation>定位案卷、人员或地点</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>上一件</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>下一面板</translation>
    </message>
    <message>
        <source>Show new cases</source>
        <translation>显示新案卷</translation>
    </message>
    <message>
        <source>One step for the marked cases, or those of an area…</source>
        <translation>对标记的或某区域的案卷同做一步…</translation>
    </message>
    <message>
        <source>Fit the map to the case</source>
        <translation>地图定位到案卷</translation>
    </message>
    <message>
        <source>Next theme</source>
        <translation>切换主题</translation>
    </message>
    <message>
        <source>Video wall</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>中文 / English</source>
        <translation>中文 / English</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>恢复默认布局</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Save diagnostics…</source>
        <translation>保存诊断信息…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Not available at this desk</source>
        <translation>本席位不可用</translation>
    </message>
    <message>
        <source>Layers of the map</source>
        <translation>地图图层</translation>
    </message>
    <message>
        <source>Rank the units anew</source>
        <translation>重新排序可派力量</translation>
    </message>
    <message>
        <source>Another wall in a window of its own</source>
        <translation>新开视频墙窗口</translation>
    </message>
    <message>
        <source>Follow the unit of the case, or let go</source>
        <translation>跟随案件的处置单元／取消跟随</translation>
    </message>
    <message>
        <source>Replay the past, or back to now</source>
        <translation>回放过去／回到实时</translation>
    </message>
    <message>
        <source>Replay: play or pause</source>
        <translation>回放：播放／暂停</translation>
    </message>
    <message>
        <source>Replay: 10 seconds back</source>
        <translation>回放：后退 10 秒</translation>
    </message>
    <message>
        <source>Replay: 10 seconds on</source>
        <translation>回放：前进 10 秒</translation>
    </message>
    <message>
        <source>Replay: slower</source>
        <translation>回放：减速</translation>
    </message>
    <message>
        <source>Replay: faster</source>
        <translation>回放：加速</translation>
    </message>
    <message>
        <source>Show who gets there in 5, 10, 15 minutes</source>
        <translation>显示 5、10、15 分钟可达范围</translation>
    </message>
    <message>
        <source>Copy coordinates (WGS-84)</source>
        <translation>复制坐标（WGS-84）</translation>
    </message>
    <message>
        <source>Copy coordinates (GCJ-02)</source>
        <translation>复制坐标（GCJ-02）</translation>
    </message>
    <message>
        <source>Keep this view of the map</source>
        <translation>保存当前地图视图</translation>
    </message>
    <message>
        <source>Show a kept view</source>
        <translation>切到已存视图</translation>
    </message>
    <message>
        <source>Forget a kept view</source>
        <translation>删除已存视图</translation>
    </message>
    <message>
        <source>Kept view 1 (to Alt+9)</source>
        <translation>已存视图 1（至 Alt+9）</translation>
    </message>
    <message>
        <source>Import data…</source>
        <translation>导入数据…</translation>
    </message>
    <message>
        <source>Urge in own words…</source>
        <translation>自拟催办词…</translation>
    </message>
    <message>
        <source>Take back the last action</source>
        <translation>撤回上一步操作</translation>
    </message>
    <message>
        <source>What was done at this desk</source>
        <translation>本台操作记录</translation>
    </message>
    <message>
        <source>Go to the newest notice</source>
        <translation>转到最新通知</translation>
    </message>
    <message>
        <source>Base map and imagery</source>
        <translation>底图与影像</translation>
    </message>
    <message>
        <source>Verdict of the verification…</source>
        <translation>核实结论…</translation>
    </message>
    <message>
        <source>Show personal data…</source>
        <translation>查看个人信息…</translation>
    </message>
    <message>
        <source>Hold the file against deletion…</source>
        <translation>封存案卷…</translation>
    </message>
    <message>
        <source>Who is on duty</source>
        <translation>值班表</translation>
    </message>
    <message>
        <source>Mark the case</source>
        <translation>标记案卷</translation>
    </message>
    <message>
        <source>Check one case after the other</source>
        <translation>连续核查</translation>
    </message>
    <message>
        <source>Save the view of the queue</source>
        <translation>保存队列视图</translation>
    </message>
    <message>
        <source>Filter the queue</source>
        <translation>筛选队列</translation>
    </message>
    <message>
        <source>Screen of the dispatcher</source>
        <translation>派遣台</translation>
    </message>
    <message>
        <source>Screen of the supervisor</source>
        <translation>值班长台</translation>
    </message>
    <message>
        <source>Export data…</source>
        <translation>导出数据…</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Who and what is near the place</source>
        <translation>周边人员、车辆与设施</translation>
    </message>
    <message>
        <source>Measure distance and area</source>
        <translation>测量距离与面积</translation>
    </message>
    <message>
        <source>Draw an area or a fence</source>
        <translation>绘制区域或围栏</translation>
    </message>
    <message>
        <source>Coverage of the townships</source>
        <translation>乡镇街道覆盖情况</translation>
    </message>
    <message>
        <source>End the drawn area that was picked</source>
        <translation>撤销选中的手绘区域</translation>
    </message>
    <message>
        <source>Keep the last 10 s of the camera</source>
        <translation>保留该摄像机最近 10 秒</translation>
    </message>
    <message>
        <source>Begin or end a clip of the camera</source>
        <translation>开始或结束录制该摄像机</translation>
    </message>
    <message>
        <source>Save the evidence package</source>
        <translation>导出证据包</translation>
    </message>
    <message>
        <source>Play the clips of the case on one clock</source>
        <translation>同步回放本案录像</translation>
    </message>
    <message>
        <source>Another window of the map</source>
        <translation>新开地图窗口</translation>
    </message>
    <message>
        <source>How a unit stands</source>
        <translation>单位状态</translation>
    </message>
    <message>
        <source>Message to a unit</source>
        <translation>给单位发消息</translation>
    </message>
    <message>
        <source>Ask a unit for its video</source>
        <translation>调取单位视频</translation>
    </message>
    <message>
        <source>Save the sheet of keys (PDF)</source>
        <translation>保存按键表（PDF）</translation>
    </message>
    <message>
        <source>Try the sounds</source>
        <translation>试音</translation>
    </message>
</context>
<context>
    <name>BottomStrip</name>
    <message>
        <source>Sending {what} in {seconds} s</source>
        <translation>正在发送：{what}，{seconds} 秒后送达</translation>
    </message>
    <message>
        <source>, {count} more</source>
        <translation>，另有 {count} 件</translation>
    </message>
    <message>
        <source>Connection lost, picture {seconds} s old</source>
        <translation>连接中断，画面停在 {seconds} 秒前</translation>
    </message>
    <message>
        <source>Picture {seconds} s old</source>
        <translation>画面为 {seconds} 秒前</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>连接正常</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接状态</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>assign C42 Patrol 3 … a command, case, person, camera or place</source>
        <translation>派 C42 3 号巡查车 …… 输入命令、案卷、人员、摄像机或地点</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Changed meanwhile, Enter does it: {0}</source>
        <translation>刚刚有变，再按回车执行：{0}</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Taken back at the desk</source>
        <translation>坐席撤回</translation>
    </message>
    <message>
        <source>Nothing of what was done here can be taken back</source>
        <translation>没有可撤回的操作</translation>
    </message>
    <message>
        <source>Taken back: {0}</source>
        <translation>已撤回：{0}</translation>
    </message>
</context>
<context>
    <name>DeedsPage</name>
    <message>
        <source>Done at this desk</source>
        <translation>本台操作记录</translation>
    </message>
    <message>
        <source>Enter takes the chosen one back by its counter-step · Esc</source>
        <translation>回车以反向步骤撤回选中项 · Esc 关闭</translation>
    </message>
    <message>
        <source>Nothing was done here yet; what you do stands here with what takes it back · Esc</source>
        <translation>本台还没有操作；做过的每一步会列在这里，并注明如何撤回 · Esc</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>can be taken back</source>
        <translation>可撤回</translation>
    </message>
</context>
<context>
    <name>DeskWindow</name>
    <message>
        <source>Cases</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负荷</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>案卷详情</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Take a report</source>
        <translation>登记上报</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>演练 DEMO</translation>
    </message>
    <message>
        <source>Watchfloor</source>
        <translation>城管指挥调度台</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像头</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Diagnostics saved: {file}</source>
        <translation>诊断信息已保存：{file}</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Class</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>Filing condition</source>
        <translation>立案条件</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>问题描述</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Days between</source>
        <translation>间隔天数</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>处置措施</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Next time</source>
        <translation>下次时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Parent case</source>
        <translation>主案</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reply by</source>
        <translation>答复期限</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>上报人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Deputy</source>
        <translation>受托人</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Missing: {field}</source>
        <translation>请填写：{field}</translation>
    </message>
    <message>
        <source>{field}: at most {0} characters</source>
        <translation>{field}最多 {0} 字</translation>
    </message>
    <message>
        <source>{field}: {0} to {1}</source>
        <translation>{field}须为 {0} 至 {1}</translation>
    </message>
    <message>
        <source>{field}: must lie in the future</source>
        <translation>{field}须晚于现在</translation>
    </message>
    <message>
        <source>{field}: holds a damaged character</source>
        <translation>{field}含有损坏的字符</translation>
    </message>
    <message>
        <source>{field}: not a place on the ground</source>
        <translation>{field}不在有效范围内</translation>
    </message>
    <message>
        <source>{field}: not in the standard</source>
        <translation>{field}：标准中没有这一项</translation>
    </message>
    <message>
        <source>{field}: is the case itself</source>
        <translation>{field}不能是本案</translation>
    </message>
</context>
<context>
    <name>Forewarning</name>
    <message>
        <source>The holidays of {year} are not known yet: its limits count Monday to Friday</source>
        <translation>{year} 年节假日安排尚未录入：该年时限按周一至周五计算</translation>
    </message>
    <message>
        <source>The clock of this machine was moved by {seconds} s; the desk counts on. Put the clock right</source>
        <translation>本机时钟被拨动 {seconds} 秒；本席位仍按原时间计时，请校正时钟</translation>
    </message>
</context>
<context>
    <name>FoundPage</name>
    <message>
        <source>Cases that hold “{1}”, the newest first: {0}</source>
        <translation>{0} 件案卷含“{1}”，新的在前</translation>
    </message>
    <message>
        <source>Enter takes the chosen one in hand · Esc</source>
        <translation>回车选中该案卷 · Esc 返回</translation>
    </message>
    <message>
        <source>No case holds “{0}”</source>
        <translation>没有案卷含“{0}”</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Keys and commands</source>
        <translation>快捷键与命令</translation>
    </message>
    <message>
        <source>Dimmed: {0}</source>
        <translation>变灰：{0}</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>The selected case</source>
        <translation>选中的案卷</translation>
    </message>
    <message>
        <source>Papers of the case</source>
        <translation>案卷的文书</translation>
    </message>
    <message>
        <source>Find, report, units, video</source>
        <translation>查找、上报、单位、视频</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>The desk</source>
        <translation>调度台</translation>
    </message>
    <message>
        <source>Watchfloor: keys and commands</source>
        <translation>Watchfloor 调度台：按键与命令</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Words of the command line</source>
        <translation>命令行用语</translation>
    </message>
    <message>
        <source>Sheet of keys saved: {file}</source>
        <translation>按键表已保存：{file}</translation>
    </message>
</context>
<context>
    <name>NewPasswordDialog</name>
    <message>
        <source>Keep this password  ↵</source>
        <translation>使用此密码  ↵</translation>
    </message>
    <message>
        <source>A password of your own</source>
        <translation>设置自己的密码</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>A new password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>The two are not the same</source>
        <translation>两次输入不一致</translation>
    </message>
</context>
<context>
    <name>NewStandard</name>
    <message>
        <source>The standard {version} is in force now; {count} changes: {changes}</source>
        <translation>标准 {version} 现已生效，变更 {count} 处：{changes}</translation>
    </message>
</context>
<context>
    <name>PanelKeys</name>
    <message>
        <source>While the check has the keyboard</source>
        <translation>焦点在核查时</translation>
    </message>
    <message>
        <source>It is done: pass</source>
        <translation>处置完成：通过</translation>
    </message>
    <message>
        <source>It is not done: back to the unit</source>
        <translation>未处置好：返工</translation>
    </message>
    <message>
        <source>It cannot be told</source>
        <translation>无法核查</translation>
    </message>
    <message>
        <source>The reason by its number; in own words</source>
        <translation>按编号选理由；自行填写</translation>
    </message>
    <message>
        <source>Next camera</source>
        <translation>换一个摄像头</translation>
    </message>
    <message>
        <source>Take the picture anew</source>
        <translation>重新抓拍</translation>
    </message>
    <message>
        <source>Side by side, swipe, in turns</source>
        <translation>并排、左右滑动、交替</translation>
    </message>
    <message>
        <source>Compare another two</source>
        <translation>换一对图片</translation>
    </message>
    <message>
        <source>Zoom, whole picture, pan</source>
        <translation>缩放、全图、平移</translation>
    </message>
    <message>
        <source>While the wall has the keyboard</source>
        <translation>焦点在视频墙时</translation>
    </message>
    <message>
        <source>Select a tile</source>
        <translation>选画面</translation>
    </message>
    <message>
        <source>Select the tile beside</source>
        <translation>选旁边的画面</translation>
    </message>
    <message>
        <source>Enlarge, and back</source>
        <translation>放大、还原</translation>
    </message>
    <message>
        <source>Pin: nothing takes its place</source>
        <translation>固定：不被顶替</translation>
    </message>
    <message>
        <source>Empty the tile</source>
        <translation>清空画面</translation>
    </message>
    <message>
        <source>Begin or end a tour</source>
        <translation>开始或结束轮巡</translation>
    </message>
    <message>
        <source>Tour: choose the tile, pause, on, back</source>
        <translation>轮巡：选画面、暂停、下一组、上一组</translation>
    </message>
    <message>
        <source>While a recording has the keyboard</source>
        <translation>焦点在录像时</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放、暂停</translation>
    </message>
    <message>
        <source>Next rate</source>
        <translation>换速度</translation>
    </message>
    <message>
        <source>A picture back, a picture on, keep it (several angles)</source>
        <translation>退一帧、进一帧、存图（多角度）</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>In the command line and in forms</source>
        <translation>在命令行和表单里</translation>
    </message>
    <message>
        <source>Complete; the next field</source>
        <translation>补全；下一栏</translation>
    </message>
    <message>
        <source>Choose; what was typed before</source>
        <translation>选择；翻历史</translation>
    </message>
    <message>
        <source>Do it, send it</source>
        <translation>执行、提交</translation>
    </message>
    <message>
        <source>Leave; what was being typed elsewhere is as it was</source>
        <translation>离开；别处正在打的字原样保留</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Select a case first</source>
        <translation>请先选中案卷</translation>
    </message>
    <message>
        <source>Something about this case is being sent; Esc recalls it</source>
        <translation>该案卷有指令正在发送，按 Esc 撤回</translation>
    </message>
    <message>
        <source>Waiting for the answer to the last command</source>
        <translation>上一条指令尚未应答</translation>
    </message>
    <message>
        <source>Not in the state “{state}”</source>
        <translation>“{state}”状态下不可用</translation>
    </message>
    <message>
        <source>Not in your post</source>
        <translation>您的岗位无此权限</translation>
    </message>
    <message>
        <source>Your department handled this case; others check and close it</source>
        <translation>本案由您所在单位处置，须由其他单位核查、结案</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>Refused: {error}</source>
        <translation>未执行：{error}</translation>
    </message>
    <message>
        <source>No answer for {seconds} s; whether it was done will show in the queue</source>
        <translation>{seconds} 秒无应答，是否已执行请以案卷列表为准</translation>
    </message>
    <message>
        <source>Something broke: {error}</source>
        <translation>程序出错：{error}</translation>
    </message>
    <message>
        <source>{number}: {name} was quicker at {at}: {step}, {unit}</source>
        <translation>{number}：{name} 已于 {at} 先行{step}（{unit}）</translation>
    </message>
    <message>
        <source>{number}: {name} was quicker at {at}: {step}</source>
        <translation>{number}：{name} 已于 {at} 先行{step}</translation>
    </message>
    <message>
        <source>{unit} cannot be sent now</source>
        <translation>{unit} 目前不能派遣</translation>
    </message>
    <message>
        <source>{unit} already works on {number} ({name}, {at})</source>
        <translation>{unit} 正在处置 {number}（{name}，{at}）</translation>
    </message>
    <message>
        <source>“{step}” is not possible in the state “{state}”</source>
        <translation>“{state}”状态下不能“{step}”</translation>
    </message>
    <message>
        <source>Your post does not carry “{step}”</source>
        <translation>您的岗位无权“{step}”</translation>
    </message>
    <message>
        <source>Supporting units are still at work: {detail}</source>
        <translation>还有 {detail} 个协办单位未办结</translation>
    </message>
    <message>
        <source>{detail} is not answered yet</source>
        <translation>{detail} 尚未答复</translation>
    </message>
    <message>
        <source>The reporter has had no answer yet</source>
        <translation>尚未回复举报人</translation>
    </message>
    <message>
        <source>{detail} answers for this class here; another unit needs a reason</source>
        <translation>该类别在此处由 {detail} 负责，派给其他单位须说明理由</translation>
    </message>
    <message>
        <source>The same has been applied for and is not decided yet</source>
        <translation>同类申请尚未审批</translation>
    </message>
    <message>
        <source>The deadline has passed ({bound}); it can be appealed after closing</source>
        <translation>已超过时限（{bound}），结案后可提出超时申诉</translation>
    </message>
    <message>
        <source>This case has no limit that could be extended</source>
        <translation>本案没有可以延长的时限</translation>
    </message>
    <message>
        <source>Extended {bound} times already; more is not allowed</source>
        <translation>已延期 {bound} 次，不能再延</translation>
    </message>
    <message>
        <source>A case is suspended once only</source>
        <translation>每案只能挂账一次</translation>
    </message>
    <message>
        <source>A case is suspended for {bound} days at the most</source>
        <translation>挂账最长 {bound} 天</translation>
    </message>
    <message>
        <source>The case was not overdue; there is nothing to appeal</source>
        <translation>本案没有超时，无需申诉</translation>
    </message>
    <message>
        <source>An overdue is appealed once only</source>
        <translation>超时只能申诉一次</translation>
    </message>
    <message>
        <source>Closed more than {bound} days ago; report it anew</source>
        <translation>结案已超过 {bound} 天，请重新上报</translation>
    </message>
    <message>
        <source>No unit had this case; reopen it from acceptance</source>
        <translation>本案没有处置单位，请从受理重新开始</translation>
    </message>
    <message>
        <source>{bound} merged cases follow this one; merge those instead</source>
        <translation>已有 {bound} 件并入本案，请改并那些案件</translation>
    </message>
    <message>
        <source>There is one level of command here</source>
        <translation>本地为一级指挥</translation>
    </message>
    <message>
        <source>The case is at the first level already</source>
        <translation>案件已在一级平台</translation>
    </message>
    <message>
        <source>The answer is due at {bound} only</source>
        <translation>答复期限到 {bound} 才届满</translation>
    </message>
    <message>
        <source>Quiet hours: citizens may be called again from {bound}</source>
        <translation>免打扰时段，{bound} 以后可以联系市民</translation>
    </message>
    <message>
        <source>The routine is due at {bound} only</source>
        <translation>该任务到 {bound} 才到期</translation>
    </message>
    <message>
        <source>{name} belongs to the handling department and may not close</source>
        <translation>{name} 属于处置单位，不能结案</translation>
    </message>
    <message>
        <source>{name} belongs to the handling department and may not check</source>
        <translation>{name} 属于处置单位，不能核查</translation>
    </message>
    <message>
        <source>{name} filed this case and may not dispatch it</source>
        <translation>本案由 {name} 立案，不能再由其派遣</translation>
    </message>
    <message>
        <source>{name} applied or has agreed already; another person must decide</source>
        <translation>{name}是申请人或已审批过，须由他人审批</translation>
    </message>
    <message>
        <source>The department that owes the answer gives it, and others judge it</source>
        <translation>由被督办部门答复，由其他部门审核</translation>
    </message>
    <message>
        <source>{name} heads another department</source>
        <translation>{name}是其他部门的负责人</translation>
    </message>
    <message>
        <source>Only {name} may take this back</source>
        <translation>只有{name}可以撤回</translation>
    </message>
    <message>
        <source>This case belongs to {scope}</source>
        <translation>本案属于{scope}</translation>
    </message>
    <message>
        <source>“{step}” needs a picture: {kind}</source>
        <translation>“{step}”须附图片：{kind}</translation>
    </message>
    <message>
        <source>The folder holds something already; name a new or an empty one</source>
        <translation>文件夹里已有内容，请另选一个新的或空的文件夹</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>须写明理由</translation>
    </message>
    <message>
        <source>Not accepted: {field} ({why})</source>
        <translation>内容有误：{field}（{why}）</translation>
    </message>
    <message>
        <source>Not found: {kind} {id}</source>
        <translation>未找到：{kind} {id}</translation>
    </message>
    <message>
        <source>Urged a moment ago; again from {at}</source>
        <translation>刚刚催办过，{at} 后可再次催办</translation>
    </message>
    <message>
        <source>{camera}: {name} turns it until {at}; a supervisor may take it over</source>
        <translation>{camera}：{name} 正在控制云台，至 {at}；值班长可接管</translation>
    </message>
    <message>
        <source>The {bound} seconds are over; ask again with a reason</source>
        <translation>{bound} 秒已过，请注明理由重新查看</translation>
    </message>
    <message>
        <source>{name} passed the first check; somebody else checks again</source>
        <translation>{name}已作初次核查，须由他人复核</translation>
    </message>
    <message>
        <source>The closing condition must be met and ticked: {detail}</source>
        <translation>须达到结案条件并勾选：{detail}</translation>
    </message>
    <message>
        <source>A first offence here within {bound} days is warned, not punished</source>
        <translation>此处 {bound} 天内首次违法，应先予警告，不得处罚</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Login, password or code do not fit</source>
        <translation>用户名、密码或验证码不正确</translation>
    </message>
    <message>
        <source>Too many tries; locked until {at}</source>
        <translation>尝试次数过多，锁定至 {at}</translation>
    </message>
    <message>
        <source>At least 10 characters, several different, without the login</source>
        <translation>至少 10 个字符，不能过于单一，不能包含用户名</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in  ↵</source>
        <translation>登录  ↵</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Code, if you have one</source>
        <translation>动态验证码（如有）</translation>
    </message>
</context>
<context>
    <name>Sounds</name>
    <message>
        <source>Sound test: {0}</source>
        <translation>试音：{0}</translation>
    </message>
    <message>
        <source>news</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>a refused command</source>
        <translation>命令被拒</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>a call for help</source>
        <translation>求助</translation>
    </message>
    <message>
        <source>No sound comes out: calls for help are only seen, not heard</source>
        <translation>没有声音输出：求助只能看到，听不到</translation>
    </message>
    <message>
        <source>Sound comes out again</source>
        <translation>声音已恢复</translation>
    </message>
</context>
<context>
    <name>Speaker</name>
    <message>
        <source>Could not read: {why}</source>
        <translation>读取失败：{why}</translation>
    </message>
    <message>
        <source>{who} has come into {fence}</source>
        <translation>{who} 进入围栏“{fence}”</translation>
    </message>
    <message>
        <source>{who} has left {fence}</source>
        <translation>{who} 离开围栏“{fence}”</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>{0} h</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation>{0} 天</translation>
    </message>
    <message>
        <source>{0} y</source>
        <translation>{0} 年</translation>
    </message>
</context>
<context>
    <name>Titles</name>
    <message>
        <source>en</source>
        <comment>the language of the screen</comment>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>To dispatch</source>
        <translation>待派遣</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待核查</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Watchfloor</source>
        <translation>城管指挥调度台</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>演练 DEMO</translation>
    </message>
    <message>
        <source>An exercise: nobody outside is called</source>
        <translation>演练模式：不会联系外部人员</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>Unsent</name>
    <message>
        <source>Not sent when the desk ended: {0}</source>
        <translation>上次退出时尚未发出：{0}</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>待受理</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>核实中</translation>
    </message>
    <message>
        <source>To file</source>
        <translation>待立案</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待派遣</translation>
    </message>
    <message>
        <source>To sign for</source>
        <translation>待签收</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待核查</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>核查中</translation>
    </message>
    <message>
        <source>To close</source>
        <translation>待结案</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>Closed by force</source>
        <translation>强制结案</translation>
    </message>
    <message>
        <source>Not filed</source>
        <translation>不予立案</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已并案</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Send to verify</source>
        <translation>派核实</translation>
    </message>
    <message>
        <source>Verified true</source>
        <translation>核实属实</translation>
    </message>
    <message>
        <source>Verified false</source>
        <translation>核实不属实</translation>
    </message>
    <message>
        <source>Could not verify</source>
        <translation>无法核实</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>File</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>批回</translation>
    </message>
    <message>
        <source>Do not file</source>
        <translation>不予立案</translation>
    </message>
    <message>
        <source>Void the case</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Sign for</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Refused by the unit</source>
        <translation>处置单位退回</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>处置完成</translation>
    </message>
    <message>
        <source>Take the check</source>
        <translation>派核查</translation>
    </message>
    <message>
        <source>Check passed</source>
        <translation>核查通过</translation>
    </message>
    <message>
        <source>Check failed, rework</source>
        <translation>核查不通过，返工</translation>
    </message>
    <message>
        <source>Check failed, dispatch anew</source>
        <translation>核查不通过，重新派遣</translation>
    </message>
    <message>
        <source>Could not check</source>
        <translation>无法核查</translation>
    </message>
    <message>
        <source>Return to check</source>
        <translation>退回复核</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已阅</translation>
    </message>
    <message>
        <source>Picture added</source>
        <translation>补充图片</translation>
    </message>
    <message>
        <source>Urge received</source>
        <translation>催办回执</translation>
    </message>
    <message>
        <source>Call for help</source>
        <translation>求助</translation>
    </message>
    <message>
        <source>Help has come</source>
        <translation>求助解除</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>到岗离岗</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>市民</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>信息采集员</translation>
    </message>
    <message>
        <source>Acceptor</source>
        <translation>受理员</translation>
    </message>
    <message>
        <source>Watch supervisor</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>Dispatcher</source>
        <translation>派遣员</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>处置人员</translation>
    </message>
    <message>
        <source>Commander</source>
        <translation>指挥长</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>督查员</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>期限内</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>No clock</source>
        <translation>不计时</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公众举报</translation>
    </message>
    <message>
        <source>Hotline 12345</source>
        <translation>12345 热线</translation>
    </message>
    <message>
        <source>Collector&apos;s find</source>
        <translation>采集员上报</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频发现</translation>
    </message>
    <message>
        <source>Leadership</source>
        <translation>领导交办</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>坐席登记</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Close view</source>
        <translation>近景</translation>
    </message>
    <message>
        <source>Wide view</source>
        <translation>远景</translation>
    </message>
    <message>
        <source>Landmark</source>
        <translation>参照物</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>处置前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>处置后</translation>
    </message>
    <message>
        <source>At the check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>队员</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已派</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>Needs help</source>
        <translation>求助</translation>
    </message>
    <message>
        <source>Off duty</source>
        <translation>离岗</translation>
    </message>
    <message>
        <source>Order sent</source>
        <translation>派遣单已发出</translation>
    </message>
    <message>
        <source>Order delivered</source>
        <translation>派遣单已送达</translation>
    </message>
    <message>
        <source>Order read</source>
        <translation>派遣单已阅</translation>
    </message>
    <message>
        <source>Order signed for</source>
        <translation>派遣单已签收</translation>
    </message>
    <message>
        <source>Order replied</source>
        <translation>派遣单已回复</translation>
    </message>
    <message>
        <source>Order refused</source>
        <translation>派遣单被退回</translation>
    </message>
    <message>
        <source>Order recalled</source>
        <translation>派遣单已撤回</translation>
    </message>
    <message>
        <source>Order voided</source>
        <translation>派遣单已作废</translation>
    </message>
    <message>
        <source>Urged by hand</source>
        <translation>人工催办</translation>
    </message>
    <message>
        <source>Urged at 80 % of the limit</source>
        <translation>时限过 80 % 自动催办</translation>
    </message>
    <message>
        <source>Not signed for: told again</source>
        <translation>未签收：已再次通知</translation>
    </message>
    <message>
        <source>Still not signed for: recall (Shift+A) and send the next unit</source>
        <translation>仍未签收：可撤回（Shift+A）改派下一力量</translation>
    </message>
    <message>
        <source>Nobody signs for the order</source>
        <translation>派遣无人签收，请值班长处理</translation>
    </message>
    <message>
        <source>Urged at the deadline</source>
        <translation>到期自动催办</translation>
    </message>
    <message>
        <source>Verification recalled</source>
        <translation>撤回核实</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>并案</translation>
    </message>
    <message>
        <source>Take out of the merger</source>
        <translation>拆案</translation>
    </message>
    <message>
        <source>Pass to the second level</source>
        <translation>一级派遣</translation>
    </message>
    <message>
        <source>Pass back to the first level</source>
        <translation>退回一级</translation>
    </message>
    <message>
        <source>Return to acceptance</source>
        <translation>退回受理</translation>
    </message>
    <message>
        <source>Send a supporting unit</source>
        <translation>派协办</translation>
    </message>
    <message>
        <source>Support signed for</source>
        <translation>协办签收</translation>
    </message>
    <message>
        <source>Support finished</source>
        <translation>协办完成</translation>
    </message>
    <message>
        <source>Support refused</source>
        <translation>协办退回</translation>
    </message>
    <message>
        <source>Recall the support</source>
        <translation>撤回协办</translation>
    </message>
    <message>
        <source>Extension granted</source>
        <translation>同意延期</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Resumed, dispatch anew</source>
        <translation>恢复并重新派遣</translation>
    </message>
    <message>
        <source>Ruling</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Check recalled</source>
        <translation>撤回核查</translation>
    </message>
    <message>
        <source>Suggestion settled</source>
        <translation>建议办结</translation>
    </message>
    <message>
        <source>Close by force</source>
        <translation>强制结案</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重办</translation>
    </message>
    <message>
        <source>Reopen from acceptance</source>
        <translation>重新受理</translation>
    </message>
    <message>
        <source>Appeal allowed</source>
        <translation>同意申诉</translation>
    </message>
    <message>
        <source>Answer the reporter</source>
        <translation>回复举报人</translation>
    </message>
    <message>
        <source>Visit the reporter</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Apply for an extension</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Apply for suspension</source>
        <translation>申请挂账</translation>
    </message>
    <message>
        <source>Apply for deferral</source>
        <translation>申请缓办</translation>
    </message>
    <message>
        <source>Propose to void</source>
        <translation>申请作废</translation>
    </message>
    <message>
        <source>Propose to close by force</source>
        <translation>申请强制结案</translation>
    </message>
    <message>
        <source>Appeal the overdue</source>
        <translation>超时申诉</translation>
    </message>
    <message>
        <source>Ask for a ruling</source>
        <translation>提请裁定</translation>
    </message>
    <message>
        <source>Found nothing there</source>
        <translation>核实不属实待确认</translation>
    </message>
    <message>
        <source>Found it not done</source>
        <translation>核查不通过待确认</translation>
    </message>
    <message>
        <source>Agreed, next stage</source>
        <translation>本级同意</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Application withdrawn</source>
        <translation>撤回申请</translation>
    </message>
    <message>
        <source>Supervision proposed</source>
        <translation>建议督办</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Supervision answered</source>
        <translation>答复督办</translation>
    </message>
    <message>
        <source>Answer accepted</source>
        <translation>督办答复通过</translation>
    </message>
    <message>
        <source>Answer returned</source>
        <translation>督办答复退回</translation>
    </message>
    <message>
        <source>Unanswered: next level</source>
        <translation>逾期未答复升级</translation>
    </message>
    <message>
        <source>Supervision cancelled</source>
        <translation>撤销督办</translation>
    </message>
    <message>
        <source>Routine</source>
        <translation>常态化任务</translation>
    </message>
    <message>
        <source>Routine due</source>
        <translation>常态化任务到期</translation>
    </message>
    <message>
        <source>Delegate</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Delegation ended</source>
        <translation>授权结束</translation>
    </message>
    <message>
        <source>Head of department</source>
        <translation>单位负责人</translation>
    </message>
    <message>
        <source>Security administrator</source>
        <translation>安全管理员</translation>
    </message>
    <message>
        <source>Order paused</source>
        <translation>派遣单暂停</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>举报</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Closed in time</source>
        <translation>正常结案</translation>
    </message>
    <message>
        <source>Closed overdue</source>
        <translation>超时结案</translation>
    </message>
    <message>
        <source>Closed as an error</source>
        <translation>差错结案</translation>
    </message>
    <message>
        <source>Closed specially</source>
        <translation>特殊结案</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>主办</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>协办</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Suspension</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Deferral</source>
        <translation>缓办</translation>
    </message>
    <message>
        <source>Voiding</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Forced close</source>
        <translation>强制结案</translation>
    </message>
    <message>
        <source>Appeal of the overdue</source>
        <translation>超时申诉</translation>
    </message>
    <message>
        <source>Nothing there</source>
        <translation>不属实</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未办好</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Not granted</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>For overdue</source>
        <translation>超时督办</translation>
    </message>
    <message>
        <source>By leadership</source>
        <translation>领导督办</translation>
    </message>
    <message>
        <source>For importance</source>
        <translation>重要督办</translation>
    </message>
    <message>
        <source>For a petition letter</source>
        <translation>信访督办</translation>
    </message>
    <message>
        <source>Answer owed</source>
        <translation>待答复</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>核实</translation>
    </message>
    <message>
        <source>Check after handling</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>{n} urgent min</source>
        <translation>{n} 紧急分钟</translation>
    </message>
    <message>
        <source>{n} urgent h</source>
        <translation>{n} 紧急工作时</translation>
    </message>
    <message>
        <source>{n} urgent d</source>
        <translation>{n} 紧急工作日</translation>
    </message>
    <message>
        <source>{n} working h</source>
        <translation>{n} 工作时</translation>
    </message>
    <message>
        <source>{n} working d</source>
        <translation>{n} 工作日</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>Camera taken to turn it</source>
        <translation>云台占用</translation>
    </message>
    <message>
        <source>Camera taken over</source>
        <translation>云台接管</translation>
    </message>
    <message>
        <source>Camera given back</source>
        <translation>云台释放</translation>
    </message>
    <message>
        <source>Camera turned</source>
        <translation>转动摄像头</translation>
    </message>
    <message>
        <source>Right to cameras</source>
        <translation>摄像头权限</translation>
    </message>
    <message>
        <source>Layout shared</source>
        <translation>共用布局</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Exported, personal data masked</source>
        <translation>导出（个人信息脱敏）</translation>
    </message>
    <message>
        <source>Exported with personal data</source>
        <translation>导出（含个人信息明文）</translation>
    </message>
    <message>
        <source>Duty roster</source>
        <translation>值班表</translation>
    </message>
    <message>
        <source>Hold the file</source>
        <translation>封存案卷</translation>
    </message>
    <message>
        <source>Hold released</source>
        <translation>解除封存</translation>
    </message>
    <message>
        <source>Looked at personal data</source>
        <translation>查看个人信息</translation>
    </message>
    <message>
        <source>Name of the reporter</source>
        <translation>举报人姓名</translation>
    </message>
    <message>
        <source>Telephone of the reporter</source>
        <translation>举报人电话</translation>
    </message>
    <message>
        <source>{n} working min</source>
        <translation>{n} 工作分钟</translation>
    </message>
    <message>
        <source>Check passed, drawn to be checked again</source>
        <translation>核查通过，抽中复核</translation>
    </message>
    <message>
        <source>Area drawn</source>
        <translation>绘制区域</translation>
    </message>
    <message>
        <source>Area ended</source>
        <translation>撤销区域</translation>
    </message>
    <message>
        <source>Fence crossed</source>
        <translation>越过围栏</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>录像片段</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Message received</source>
        <translation>消息回执</translation>
    </message>
    <message>
        <source>Camera placed</source>
        <translation>摄像头录入</translation>
    </message>
</context>
</TS>
