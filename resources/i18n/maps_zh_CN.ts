<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CoverageList</name>
    <message>
        <source>Coverage of the townships</source>
        <translation>乡镇街道覆盖情况</translation>
    </message>
    <message>
        <source>Township</source>
        <translation>乡镇街道</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>值班台</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Cams</source>
        <translation>探头</translation>
    </message>
    <message>
        <source>{0} townships, {1} of them lack something (✕).</source>
        <translation>共 {0} 个乡镇街道，{1} 个有缺项（✕）。</translation>
    </message>
    <message>
        <source>No outlines of townships have been brought in.</source>
        <translation>尚未导入乡镇街道范围。</translation>
    </message>
</context>
<context>
    <name>DrawForm</name>
    <message>
        <source>Keep the area</source>
        <translation>保存区域</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tell when it is crossed by: {0}</source>
        <translation>监测越界：{0}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>GroundChoice</name>
    <message>
        <source>Base map</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>Offline map of the county</source>
        <translation>本县离线地图</translation>
    </message>
    <message>
        <source>Tianditu, streets</source>
        <translation>天地图·矢量</translation>
    </message>
    <message>
        <source>Tianditu, imagery</source>
        <translation>天地图·影像</translation>
    </message>
    <message>
        <source>Tianditu, terrain</source>
        <translation>天地图·地形</translation>
    </message>
    <message>
        <source>Own map service</source>
        <translation>自有地图服务</translation>
    </message>
    <message>
        <source>No base map</source>
        <translation>无底图</translation>
    </message>
    <message>
        <source>Picture from above</source>
        <translation>航拍影像</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比影像</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>LayerTree</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language of the screen</comment>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Cases</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>人员车辆</translation>
    </message>
    <message>
        <source>Names of units</source>
        <translation>人员车辆名称</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Depots</source>
        <translation>车场</translation>
    </message>
    <message>
        <source>Transfer stations</source>
        <translation>垃圾中转站</translation>
    </message>
    <message>
        <source>Permits</source>
        <translation>行政许可</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>证照</translation>
    </message>
    <message>
        <source>Points of interest</source>
        <translation>兴趣点</translation>
    </message>
    <message>
        <source>Focus zones</source>
        <translation>重点区域</translation>
    </message>
    <message>
        <source>Danger notes</source>
        <translation>危险提示</translation>
    </message>
    <message>
        <source>Townships</source>
        <translation>乡镇街道</translation>
    </message>
    <message>
        <source>Unit grids</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区（村）</translation>
    </message>
    <message>
        <source>Drawn areas</source>
        <translation>手绘区域</translation>
    </message>
    <message>
        <source>Geofences</source>
        <translation>电子围栏</translation>
    </message>
    <message>
        <source>Imagery outlines</source>
        <translation>影像范围</translation>
    </message>
    <message>
        <source>Heat of open cases</source>
        <translation>在办案卷热力</translation>
    </message>
    <message>
        <source>Heat of past cases</source>
        <translation>历史案卷热力</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>设施与许可</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>热力</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>实时动态</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Kind of thing</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>Maintained by</source>
        <translation>养护单位</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>持有人</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Unit grid</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Watches</source>
        <translation>监测对象</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>废弃</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>View locked · fit with F</source>
        <translation>视图已锁定 · F 复位</translation>
    </message>
    <message>
        <source>The view stays where you have put it. F sets it free.</source>
        <translation>视图停在您放置的位置，按 F 解除锁定。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>The map is being loaded …</source>
        <translation>地图载入中……</translation>
    </message>
    <message>
        <source>{0} min ago</source>
        <translation>{0} 分钟前</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>另有 {0} 个</translation>
    </message>
    <message>
        <source>Click or space: a place · Enter: done · Backspace: one back · Esc: give up</source>
        <translation>单击或空格：加点 · 回车：完成 · 退格：撤一点 · Esc：放弃</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language of the screen</comment>
        <translation>zh</translation>
    </message>
    <message>
        <source>The map stopped and was brought back with everything on it.</source>
        <translation>地图曾停止响应，现已连同全部内容恢复。</translation>
    </message>
    <message>
        <source>REPLAY {0} · not live · H: back to now</source>
        <translation>回放 {0} · 非实时 · 按 H 回到实时</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>The map has stopped and is being brought back …</source>
        <translation>地图已停止响应，正在恢复……</translation>
    </message>
</context>
<context>
    <name>MapWindow</name>
    <message>
        <source>Map {0}</source>
        <translation>地图 {0}</translation>
    </message>
</context>
<context>
    <name>NearList</name>
    <message>
        <source>Near the place</source>
        <translation>周边查询</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Within {0} m</source>
        <translation>{0} 米以内</translation>
    </message>
    <message>
        <source>Nothing is known within this distance.</source>
        <translation>该范围内没有已知对象。</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Replay of the past</source>
        <translation>历史回放</translation>
    </message>
    <message>
        <source>Back to now  H</source>
        <translation>回到实时  H</translation>
    </message>
    <message>
        <source>10 seconds back (,)</source>
        <translation>后退 10 秒（,）</translation>
    </message>
    <message>
        <source>10 seconds on (.)</source>
        <translation>前进 10 秒（.）</translation>
    </message>
    <message>
        <source>Play or pause (P)</source>
        <translation>播放／暂停（P）</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>Pace ([ slower, ] faster)</source>
        <translation>倍速（[ 减速，] 加速）</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>倍速</translation>
    </message>
    <message>
        <source>Beginning of the period</source>
        <translation>时段起点</translation>
    </message>
    <message>
        <source>Length of the period</source>
        <translation>时段长度</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>4 h</source>
        <translation>4 小时</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 小时</translation>
    </message>
</context>
<context>
    <name>Underlay</name>
    <message>
        <source>No base map is installed: positions and cases are shown without streets.</source>
        <translation>未安装底图：仅显示位置和案卷，不显示道路。</translation>
    </message>
    <message>
        <source>The base map cannot be read and is left out: {0}</source>
        <translation>底图无法读取，已停用：{0}</translation>
    </message>
    <message>
        <source>A picture from above cannot be read and is left out: {0}</source>
        <translation>航拍影像无法读取，已略过：{0}</translation>
    </message>
    <message>
        <source>The online map refuses us ({0}): is the key right, or its daily number used up?</source>
        <translation>在线地图拒绝访问（{0}）：请检查密钥是否正确、当日配额是否已用完。</translation>
    </message>
    <message>
        <source>The online map cannot be reached ({0}). What has been fetched stays; the offline map is in the list of base maps.</source>
        <translation>在线地图无法连接（{0}）。已取得的图块保留；可在底图列表中改用离线地图。</translation>
    </message>
</context>
<context>
    <name>WaitingEdge</name>
    <message>
        <source>{0} changed · shown when you leave the list</source>
        <translation>{0} 项有变化 · 离开列表后更新</translation>
    </message>
</context>
</TS>
