<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
</context>
<context>
    <name>Wall</name>
    <message>
        <source>Video wall</source>
        <translation>视频墙</translation>
    </message>
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
        <source>Picture unchanged</source>
        <translation>画面未变</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Refused by the camera</source>
        <translation>摄像机拒绝访问</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>未开启</translation>
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
        <source>Check the camera&apos;s account or address</source>
        <translation>请检查摄像机的账号或地址</translation>
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
        <source>No recording in {0}</source>
        <translation>{0} 中没有录像</translation>
    </message>
</context>
<context>
    <name>WallPanel</name>
    <message>
        <source>Show {0} tiles</source>
        <translation>显示 {0} 画面</translation>
    </message>
    <message>
        <source>{0}/{1} live</source>
        <translation>{0}/{1} 实时</translation>
    </message>
</context>
</TS>
