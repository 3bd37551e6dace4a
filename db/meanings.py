"""What each column means, in both languages, for the dictionary of an export: by column, or table.column."""

from collections.abc import Mapping
from types import MappingProxyType

_LINES = """
jurisdiction|code of the county that the row belongs to|所属县区代码
id|number of the row, never used again|行号，不重复使用
name|name|名称
name_en|name in English|英文名称
is_demo|whether it belongs to the demo county|是否演示数据
single_manned|whether one person may hold several posts on a shift|是否单人值班
kind|kind, as a code|类别代码
parent_id|what it is a part of; of a case the one it was merged into|上级；案卷为并入的主案
duty_phone|telephone of the duty desk|值班电话
roles|posts, separated by commas|岗位，逗号分隔
department_id|the department responsible|责任部门
unit_id|the unit concerned|相关力量
areas|areas that the post reaches, empty for all|岗位管辖区域，空为全部
departments|departments that the post reaches, empty for all|岗位管辖部门，空为全部
state|state, as a code of the closed loop or of its own table|状态代码
order_id|the order concerned|相关派遣单
case_id|the case concerned|相关案卷
state_since|since when in this state|进入该状态的时间
head_name|which head has it|收到的负责人
head_delivered_at|when the head's terminal had it|负责人终端收到时间
head_read_at|when the head read it|负责人阅读时间
called_off_duty|whether it was off duty when it called for help|求助时是否已离岗
phone|telephone|电话
device|identifier of its positioning device|定位设备标识
datum|coordinate datum in which the source gave the place; lon and lat are WGS-84|来源坐标系；经纬度均为 WGS-84
url_main|address of the main stream, without account|主码流地址，不含账号
url_sub|address of the sub stream, without account|子码流地址，不含账号
lon|longitude in degrees, WGS-84|经度（度，WGS-84）
lat|latitude in degrees, WGS-84|纬度（度，WGS-84）
bearing|direction in which it looks, degrees clockwise from north|朝向，正北起顺时针角度
field_of_view|angle that it sees, degrees|视场角（度）
range_m|how far it sees, metres|可视距离（米）
engine|video engine that plays it, empty for the usual one|播放引擎，空为默认
area|area it belongs to|所属区域
control_url|address by which it is turned, without account|云台控制地址，不含账号
number|number by which people name it|编号
query_code|code by which its reporter asks for it|市民查询码
version|number of steps of the loop that it has gone|流程版本号
seq|number of the last line of the log that touched it|最后一条日志号
source|where it came from, as a code or a name|来源
title|short title|标题
description|what was said and noted|描述与备注
place|place in words|地点描述
grid|code of the unit grid|单元网格代码
class_code|code of the class (large and small) by the county's standard|大小类代码
condition_id|filing condition by the county's standard|立案条件
limit_number|number of the handling limit|处置时限数值
limit_unit|unit of the handling limit|处置时限单位
standard|standard by which it was filed|立案所依标准
reporter_name|name of the reporter|举报人姓名
reporter_phone|telephone of the reporter|举报人电话
external_ref|number in the system that it came from|来源系统编号
wants_reply|whether the reporter wants an answer|是否要求回复
reported_at|when it was reported|上报时间
filed_at|when it was filed|立案时间
dispatched_at|when it was first dispatched|首次派遣时间
handled_at|when handling was reported done|处置完成时间
closed_at|when it was closed|结案时间
touched_at|when it last changed|最后变动时间
stage_started_at|when the clock of the stage began|阶段计时起点
stage_due_at|when the clock of the stage ends|阶段截止时间
stage_works|whether the stage counts working time|阶段是否按工作时间计
started_at|when the handling clock began|处置计时起点
due_at|when the time allowed ends|截止时间
used_before|share of the limit used before the clock was paused last|暂停前已用时限比例
paused_at|since when the clock is paused|计时暂停起点
suspended_until|until when it is suspended|挂账至
answered_at|when the reporter was answered|答复举报人时间
filed_by|person who filed it|立案人
checker_id|person who is to check it|核查人
sampled_from|person whose passed check is checked again|被抽查的核查人
centre_id|command centre of the second level|二级指挥中心
ruled_id|department by which a supervisor ruled a dispute|裁定的责任部门
closing|how it ended: in time, overdue, forced …|结案方式
rework|times it was sent back for rework|返工次数
urges|times it was urged|催办次数
returns|times it was returned|退回次数
extensions|times its limit was extended|延期次数
suspensions|times it was suspended|挂账次数
reopened|times it was opened again|重开次数
followers|reports merged into it|并入的举报数
petitions|applications that wait for a decision|待审批申请数
supervisions|supervision orders that are open|未了结督办数
supports|supporting orders that are open|未完成协办数
satisfaction|what its reporter thought of it, 1 to 5, 0 for unknown|满意度 1–5，0 为未知
is_exempt|whether it is left out of the evaluation|是否免于考核
is_imported|whether it was imported from another system|是否导入
urgent_at|end of the clock that runs, far ahead for none, empty once ended|当前计时的截止时间；无计时为远期，已办结为空
part|leading or supporting|主办或协办
is_rework|whether the order is a rework|是否返工单
reason|reason given|理由
sent_at|when it was sent|发出时间
delivered_at|when it reached the device|送达时间
read_at|when it was read|阅读时间
signed_at|when it was signed for|签收时间
ended_at|when it ended|终止时间
words|what was said|内容
by_name|who did it|操作人
at|when it happened|发生时间
sha256|SHA-256 of the bytes of the file|文件 SHA-256
media_type|media type of the file|媒体类型
size|octets|字节数
width|width in pixels|宽（像素）
height|height in pixels|高（像素）
taken_at|when the picture was taken|拍摄时间
camera_id|camera that it came from|来源摄像头
note|note|备注
fingerprint|perceptual fingerprint, by which alike pictures are found|图像指纹
software|software named in the file|文件内署名的软件
seconds|length of a clip in seconds|视频时长（秒）
stream_s|second of the stream at which a clip begins|视频在码流中的起点（秒）
lack|why a clip is partial|视频不完整的原因
stage|stage of the approval|审批环节
applicant_id|person who applied|申请人
applicant_name|name of who applied|申请人姓名
document|document referred to|依据文号
until|until when|至何时
decided_by|persons who decided|审批人
decided_by_name|names of who decided|审批人姓名
decision|decision in words|审批意见
level|level of the supervision|督办级别
demand|what is demanded|督办要求
by_id|person who issued it|发出人
reply_by|until when an answer is due|回复期限
reply|answer|回复
replied_by|person who answered|回复人
replied_by_name|name of who answered|回复人姓名
replied_at|when it was answered|回复时间
ended_by_name|who ended it|终止人
person_id|person concerned|人员
person_name|name of the person, as it was then|人员姓名（当时）
sent_by|person who sent it|派出人
outcome|what was found|结果
every_days|days from one time to the next|间隔天数
next_at|when it is due next|下次时间
ends_at|when it ends|结束时间
from_id|who lends the post|委托人
to_id|who is lent the post|受托人
layer|layer of the map|图层
external_id|identifier in its source, unique there|来源内唯一标识
code|code in its source|来源代码
west|western edge in degrees|西界（度）
south|southern edge in degrees|南界（度）
east|eastern edge in degrees|东界（度）
north|northern edge in degrees|北界（度）
band|band of latitude by which it is found|检索纬度带
geometry|outline as GeoJSON, WGS-84; empty for a point|轮廓（GeoJSON，WGS-84），点为空
valid_from|from when it holds|生效时间
valid_to|until when it holds|失效时间
facts|further facts as JSON: owner, maintainer, holder …|其他信息（JSON）：权属、养护、持证人等
change|number of the change of the layer that wrote it|图层变更号
file|name of the file|文件名
profile|mapping profile|映射方案
staged|rows read|已读行数
refused|rows refused|拒收行数
added|rows that were new|新增行数
held|rows that were here already|已存在行数
command_id|identifier that its sender gave the command|命令标识
step|step, as a code|步骤代码
role|post in which it was done|所用岗位
workstation|desk at which it was done|工位
was|state before|之前状态
now|state after|之后状态
body|what else is to be said of it, as JSON|其他内容（JSON）
prev_hash|hash of the line before|上一行哈希
hash|SHA-256 of this line and the hash before it|本行与上一行哈希的 SHA-256
speed_mps|speed in metres per second|速度（米/秒）
heading_deg|heading in degrees clockwise from north|航向，正北起顺时针角度
accuracy_m|accuracy in metres|精度（米）
unit.order_id|the order that it works on|当前派遣单
unit.case_id|the case that it works on|当前案卷
log.seq|number of the line, without gaps|日志号，连续
log.id|number of the line|日志号
jurisdiction.name|name of the county|县区名称
person.unit_id|the unit that the person belongs to|所属力量
department.kind|kind of department|部门类别
import_run.state|staging, staged, done or dropped|读取中、待发布、完成或撤回
supervision.number|number of the supervision order|督办单编号
"""
MEANINGS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {key: (english, chinese) for key, english, chinese in (line.split("|") for line in _LINES.strip().splitlines())}
)


def meaning_of(table: str, column: str) -> tuple[str, str]:
    """In English and Chinese; raises KeyError for a column that nobody has described."""
    return MEANINGS.get(f"{table}.{column}") or MEANINGS[column]
