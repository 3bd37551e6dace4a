<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>en</source>
        <comment>the language of the screen</comment>
        <translation>zh</translation>
    </message>
    <message>
        <source>The map stopped and was brought back with everything on it.</source>
        <translation>地图曾停止响应，现已连同全部内容恢复。</translation>
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
</context>
</TS>
