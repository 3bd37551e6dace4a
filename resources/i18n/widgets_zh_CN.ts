<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Bulk</name>
    <message>
        <source>No case is shown; mark some first</source>
        <translation>没有案卷；请先标记</translation>
    </message>
    <message>
        <source>No area, or more than one, is called {0}</source>
        <translation>没有叫“{0}”的区域，或不止一个</translation>
    </message>
    <message>
        <source>No open case lies in {0}</source>
        <translation>{0} 内没有未结案卷</translation>
    </message>
    <message>
        <source>{0}: the {1} most urgent of {2} cases</source>
        <translation>{0}：{2} 件中最急的 {1} 件</translation>
    </message>
    <message>
        <source>{0} · cases: {1}</source>
        <translation>{0}：{1} 件</translation>
    </message>
    <message>
        <source>needs words</source>
        <translation>须填写说明</translation>
    </message>
    <message>
        <source>nobody is left to go</source>
        <translation>已无可派力量</translation>
    </message>
    <message>
        <source>{0} does not answer for it: needs words</source>
        <translation>{0} 非其职责：须填写说明</translation>
    </message>
</context>
<context>
    <name>BulkPage</name>
    <message>
        <source>Enter does it to {0} of {1} · Esc</source>
        <translation>回车执行 {1} 件中的 {0} 件 · Esc 取消</translation>
    </message>
    <message>
        <source>One step for all marked cases: {0}</source>
        <translation>对 {0} 件案卷批量操作</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Words, where the step has any</source>
        <translation>说明文字（如需要）</translation>
    </message>
    <message>
        <source>What will be done to each case</source>
        <translation>对每件案卷将做什么</translation>
    </message>
</context>
<context>
    <name>CaseFilePanel</name>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Select a case in the queue or on the map.
R takes a report, ? shows all keys.</source>
        <translation>请在案卷列表或地图上选择案卷。
按 R 登记上报，按 ? 查看全部按键。</translation>
    </message>
    <message>
        <source>Timeline of the case</source>
        <translation>案卷经过</translation>
    </message>
    <message>
        <source>Who can go · frozen at {0}</source>
        <translation>可派力量 · 已冻结于 {0}</translation>
    </message>
    <message>
        <source> · better now: {0}, Q ranks anew</source>
        <translation> · 现有更优：{0}，按 Q 重排</translation>
    </message>
    <message>
        <source>Units that can go, best first</source>
        <translation>可派力量，最合适的在前</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>nobody yet</source>
        <translation>暂无责任单位</translation>
    </message>
    <message>
        <source>took {0}</source>
        <translation>用时 {0}</translation>
    </message>
    <message>
        <source>limit {0}</source>
        <translation>限 {0}</translation>
    </message>
    <message>
        <source>not signed for in time</source>
        <translation>逾期未签收</translation>
    </message>
    <message>
        <source>then {0} to handle it</source>
        <translation>此后处置时限 {0}</translation>
    </message>
    <message>
        <source>{0} of the time for this step</source>
        <translation>已用本环节时限的 {0}</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>责任</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>{0} is writing</source>
        <translation>{0} 正在编辑</translation>
    </message>
    <message>
        <source>{0} is looking</source>
        <translation>{0} 正在查看</translation>
    </message>
</context>
<context>
    <name>CasePrint</name>
    <message>
        <source>Papers</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Made {at}; personal data masked</source>
        <translation>{at} 生成，个人信息已脱敏</translation>
    </message>
    <message>
        <source>Select a case first</source>
        <translation>请先选择一个案卷</translation>
    </message>
    <message>
        <source>Case file saved: {file}</source>
        <translation>案卷已保存：{file}</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>立案条件</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准版本</translation>
    </message>
    <message>
        <source>Closing condition</source>
        <translation>结案条件</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>举报人</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>责任</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案时间</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Evidence package saved: {file}, manifest SHA-256 {hash}</source>
        <translation>证据包已保存：{file}，清单 SHA-256 {hash}</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>不完整</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Closes on: {0}</source>
        <translation>结案条件：{0}</translation>
    </message>
    <message>
        <source>not ticked by the unit</source>
        <translation>处置单位未确认</translation>
    </message>
    <message>
        <source>ticked by {0}, {1}</source>
        <translation>{0} 已确认 {1}</translation>
    </message>
</context>
<context>
    <name>CompareStage</name>
    <message>
        <source>Before</source>
        <translation>处置前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>处置后</translation>
    </message>
    <message>
        <source>Now, by camera</source>
        <translation>现场（摄像机）</translation>
    </message>
    <message>
        <source>{0} | {1}   swipe: ← →, another two: T, in turns: W</source>
        <translation>{0} | {1}&#x3000;左右滑动：← →，换一对：T，交替显示：W</translation>
    </message>
    <message>
        <source>{0} ⇄ {1}   in turns; another two: T, side by side: W</source>
        <translation>{0} ⇄ {1}&#x3000;交替显示；换一对：T，并排：W</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Drill: 李强 works beside you. Take over any case: J selects, the blue button&apos;s key acts, ? shows all keys</source>
        <translation>演练：李强与您并肩值班。您可随时接手任何案卷：J 选案卷，按蓝色按钮上的键处理，? 显示全部按键</translation>
    </message>
</context>
<context>
    <name>Doubts</name>
    <message>
        <source>handed in before, for {0} on {1}</source>
        <translation>此图曾用于 {0}（{1}）</translation>
    </message>
    <message>
        <source>a part of the picture for {0} of {1}</source>
        <translation>截取自 {0} 的图片（{1}）</translation>
    </message>
    <message>
        <source>the picture for {0} of {1}, changed</source>
        <translation>由 {0} 的图片（{1}）修改而成</translation>
    </message>
    <message>
        <source>written by a program for editing ({3})</source>
        <translation>经图像编辑软件保存（{3}）</translation>
    </message>
    <message>
        <source>taken {2} from the place, by its own account</source>
        <translation>图片自带定位距案发地 {2}</translation>
    </message>
    <message>
        <source>taken on {1}, before the order</source>
        <translation>拍摄时间 {1} 早于派遣</translation>
    </message>
    <message>
        <source>the camera may look elsewhere</source>
        <translation>摄像头可能未对准现场</translation>
    </message>
</context>
<context>
    <name>DragHands</name>
    <message>
        <source>The row has only just come under the pointer: nothing was sent</source>
        <translation>这一行刚刚移到指针下：未派出</translation>
    </message>
</context>
<context>
    <name>DutyForms</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Add to the roster</source>
        <translation>登记值班</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>To</source>
        <translation>授予</translation>
    </message>
    <message>
        <source>Lend a post</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>every {n} days</source>
        <translation>每 {n} 天</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Class and condition</source>
        <translation>类别与立案条件</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>频次</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>New routine</source>
        <translation>新建常态化任务</translation>
    </message>
</context>
<context>
    <name>DutyWindow</name>
    <message>
        <source>nobody on the roster</source>
        <translation>无人值班</translation>
    </message>
    <message>
        <source>until {at}</source>
        <translation>至 {at}</translation>
    </message>
    <message>
        <source>every {n} days</source>
        <translation>每 {n} 天</translation>
    </message>
    <message>
        <source>next {at}</source>
        <translation>下次 {at}</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>值班</translation>
    </message>
    <message>
        <source>Lent posts</source>
        <translation>授权中</translation>
    </message>
    <message>
        <source>Routines</source>
        <translation>常态化任务</translation>
    </message>
    <message>
        <source>Add to the roster…</source>
        <translation>登记值班…</translation>
    </message>
    <message>
        <source>Lend a post…</source>
        <translation>授权…</translation>
    </message>
    <message>
        <source>New routine…</source>
        <translation>新建常态化任务…</translation>
    </message>
    <message>
        <source>Take out the chosen</source>
        <translation>撤下所选</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>taken {0}</source>
        <translation>拍摄 {0}</translation>
    </message>
    <message>
        <source>received {0}</source>
        <translation>收到 {0}</translation>
    </message>
    <message>
        <source>{0} from the place</source>
        <translation>距案发地 {0}</translation>
    </message>
</context>
<context>
    <name>ExportWindow</name>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Exported: {rows} rows in {files} files, with a data dictionary, to {folder}</source>
        <translation>已导出：{files} 个文件共 {rows} 行，附数据字典，位于 {folder}</translation>
    </message>
    <message>
        <source>Export the county&apos;s data</source>
        <translation>导出本县数据</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>With personal data as they are (right and reason needed, noted in the log)</source>
        <translation>含个人信息明文（须有权限并填写理由，记入日志）</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>FileForm</name>
    <message>
        <source>Class</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>立案条件</translation>
    </message>
    <message>
        <source>Accept and file  ↵</source>
        <translation>受理并立案  ↵</translation>
    </message>
</context>
<context>
    <name>Hands</name>
    <message>
        <source>Not their duty: why {0}?</source>
        <translation>非其职责，为何派{0}？</translation>
    </message>
    <message>
        <source>The list has only just changed: read it, then press again</source>
        <translation>可派力量刚刚变动：看清后请再按一次</translation>
    </message>
    <message>
        <source>nobody by that name</source>
        <translation>没有这个名字的力量</translation>
    </message>
    <message>
        <source>No unit, or more than one, is called {0}</source>
        <translation>没有或不止一个力量叫“{0}”</translation>
    </message>
    <message>
        <source>Nobody is free to go</source>
        <translation>没有空闲力量可派</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>处置力量</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Position logs</source>
        <translation>定位记录</translation>
    </message>
    <message>
        <source>Things of the map</source>
        <translation>地图要素</translation>
    </message>
    <message>
        <source>Unit grids</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>not a time in a form that the profile names</source>
        <translation>不是配置所列的时间格式</translation>
    </message>
    <message>
        <source>no such day or hour in the calendar</source>
        <translation>日历上没有这一天或这一时刻</translation>
    </message>
    <message>
        <source>before the year 1900</source>
        <translation>早于 1900 年</translation>
    </message>
    <message>
        <source>in the future</source>
        <translation>在将来</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>not a place on the ground</source>
        <translation>不是地面上的坐标</translation>
    </message>
    <message>
        <source>outside the county</source>
        <translation>在辖区之外</translation>
    </message>
    <message>
        <source>longitude and latitude are swapped</source>
        <translation>经纬度颠倒</translation>
    </message>
    <message>
        <source>not an outline</source>
        <translation>不是面状边界</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>holds half a character</source>
        <translation>含有残缺的字符</translation>
    </message>
    <message>
        <source>no such state in the profile</source>
        <translation>配置中没有这个状态</translation>
    </message>
    <message>
        <source>before the report</source>
        <translation>早于上报时间</translation>
    </message>
    <message>
        <source>no such department</source>
        <translation>没有这个部门</translation>
    </message>
    <message>
        <source>no such unit</source>
        <translation>没有这个处置单元</translation>
    </message>
    <message>
        <source>no such post</source>
        <translation>没有这个岗位</translation>
    </message>
    <message>
        <source>no such word in the profile</source>
        <translation>配置中没有这个词</translation>
    </message>
    <message>
        <source>an address must not hold an account</source>
        <translation>地址中不得含账号口令</translation>
    </message>
    <message>
        <source>another number of cells than the head</source>
        <translation>列数与表头不符</translation>
    </message>
    <message>
        <source>the same one twice in this file</source>
        <translation>本文件中重复</translation>
    </message>
    <message>
        <source>The file cannot be opened</source>
        <translation>文件无法打开</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>The text is in another encoding than the profile says</source>
        <translation>文本编码与配置不符</translation>
    </message>
    <message>
        <source>A quotation mark is not closed, or a cell is endless</source>
        <translation>引号未闭合，或单元格没有结尾</translation>
    </message>
    <message>
        <source>The file is cut off or damaged</source>
        <translation>文件被截断或已损坏</translation>
    </message>
    <message>
        <source>A line is too long for a table</source>
        <translation>有一行过长，不是表格</translation>
    </message>
    <message>
        <source>The file unpacks to far more than it should</source>
        <translation>文件解压后异常巨大，已拒绝</translation>
    </message>
    <message>
        <source>Columns are missing that the profile names</source>
        <translation>缺少配置所列的列</translation>
    </message>
    <message>
        <source>The file is too large for its kind</source>
        <translation>这种格式的文件过大</translation>
    </message>
    <message>
        <source>The file is not a list of JSON objects</source>
        <translation>文件不是 JSON 对象列表</translation>
    </message>
    <message>
        <source>There is no such sheet or layer</source>
        <translation>没有这个工作表或图层</translation>
    </message>
    <message>
        <source>The outlines cannot be read</source>
        <translation>图形无法读取</translation>
    </message>
    <message>
        <source>The coordinate system is unknown</source>
        <translation>坐标系无法识别</translation>
    </message>
    <message>
        <source>The profile cannot be used</source>
        <translation>配置文件无法使用</translation>
    </message>
    <message>
        <source>The file holds macros; they are never run.</source>
        <translation>文件含宏，宏不会被执行。</translation>
    </message>
    <message>
        <source>The file holds formulas; their values as last calculated are taken.</source>
        <translation>文件含公式，取其上次计算的值。</translation>
    </message>
    <message>
        <source>The file mixes kinds of line ends; they are read alike.</source>
        <translation>文件混用多种换行符，按同样方式读取。</translation>
    </message>
    <message>
        <source>Reading: {read} rows, {refused} refused</source>
        <translation>正在读取：{read} 行，拒收 {refused} 行</translation>
    </message>
    <message>
        <source>Publishing: {published} of {read} rows</source>
        <translation>正在发布：{published} / {read} 行</translation>
    </message>
    <message>
        <source>{minutes}:{seconds} left</source>
        <translation>剩余 {minutes}:{seconds}</translation>
    </message>
    <message>
        <source>Tried: of {read} rows {added} would be new, {held} are here already, {refused} would be refused.</source>
        <translation>试导入：共 {read} 行，将新增 {added} 行，已有 {held} 行，将拒收 {refused} 行。</translation>
    </message>
    <message>
        <source>Imported: of {read} rows {added} are new, {held} were here already, {refused} were refused.</source>
        <translation>已导入：共 {read} 行，新增 {added} 行，原已有 {held} 行，拒收 {refused} 行。</translation>
    </message>
</context>
<context>
    <name>ImportTable</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Why it was refused</source>
        <translation>拒收原因</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>✗ row {row}: {why} ({value})</source>
        <translation>✗ 第 {row} 行：{why}（{value}）</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message>
        <source>Stopped. What was published stays and is whole; the rest can be gone on with or taken back.</source>
        <translation>已停止。已发布的部分完整保留，其余可以继续或撤回。</translation>
    </message>
    <message>
        <source>{kind}: the first {count} rows, {refused} of them would be refused. {notes}</source>
        <translation>{kind}：前 {count} 行，其中 {refused} 行将被拒收。{notes}</translation>
    </message>
    <message>
        <source>To mend and import again: {file}</source>
        <translation>拒收的行（改正后可再次导入）：{file}</translation>
    </message>
    <message>
        <source>The import of {file} was cut off: {done} of {all} rows are published.</source>
        <translation>{file} 的导入曾中断：已发布 {done} / {all} 行。</translation>
    </message>
    <message>
        <source>Import the county&apos;s own data</source>
        <translation>导入本县数据</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>CSV, XLSX, JSON, GeoJSON, Shapefile, GeoPackage</source>
        <translation>CSV、XLSX、JSON、GeoJSON、Shapefile、GeoPackage</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Try without writing</source>
        <translation>试导入（不写入）</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>LoadStrip</name>
    <message>
        <source>Taken in</source>
        <translation>受理中</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待派遣</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待核查</translation>
    </message>
    <message>
        <source>Open cases by stage; red are overdue, yellow are due soon</source>
        <translation>按阶段统计的在办案卷，红色超期，黄色临期</translation>
    </message>
</context>
<context>
    <name>MapWords</name>
    <message>
        <source>{0} copied ({1})</source>
        <translation>已复制 {0}（{1}）</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>No street is known near this place: its reach cannot be shown</source>
        <translation>该处附近没有已知道路，无法显示可达范围</translation>
    </message>
    <message>
        <source>The selected case has no unit: follow needs a name</source>
        <translation>所选案件没有处置单元，请给出要跟随的名称</translation>
    </message>
    <message>
        <source>No tile is free: all are pinned, or this camera is not yours to see</source>
        <translation>没有可用的格子：都已固定，或您无权查看该摄像头</translation>
    </message>
    <message>
        <source>View {0} is kept</source>
        <translation>视图“{0}”已保存</translation>
    </message>
    <message>
        <source>View {0} is kept, key {1}</source>
        <translation>视图“{0}”已保存，快捷键 {1}</translation>
    </message>
    <message>
        <source>No view is called {0}</source>
        <translation>没有名为“{0}”的视图</translation>
    </message>
    <message>
        <source>View {0} is forgotten</source>
        <translation>视图“{0}”已删除</translation>
    </message>
    <message>
        <source>View {0}</source>
        <translation>视图 {0}</translation>
    </message>
    <message>
        <source>A period is wanted, of a day at most: 2h, 14:00 15:30, 11-24 08:00 2h</source>
        <translation>请给出不超过一天的时段，如 2h、14:00 15:30、11-24 08:00 2h</translation>
    </message>
    <message>
        <source>Nothing is recorded of that period</source>
        <translation>该时段没有记录</translation>
    </message>
    <message>
        <source>Reading the past …</source>
        <translation>正在读取历史……</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Notices, newest first</source>
        <translation>消息，最新在前</translation>
    </message>
</context>
<context>
    <name>NumberedReasons</name>
    <message>
        <source>In own words</source>
        <translation>自行填写</translation>
    </message>
</context>
<context>
    <name>OverviewPanel</name>
    <message>
        <source>Nobody yet</source>
        <translation>尚无归属</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>All in all</source>
        <translation>全程</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>▲ Due soon</source>
        <translation>▲ 临期</translation>
    </message>
    <message>
        <source>■ Overdue</source>
        <translation>■ 超期</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Unsigned</source>
        <translation>未签收</translation>
    </message>
    <message>
        <source>Urged</source>
        <translation>催办次数</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>已等待</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>已持续</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Stages, cases of the last 7 days: half ▮ and nine in ten ▯ within</source>
        <translation>各环节用时（近 7 天）：半数 ▮、九成 ▯ 在此之内</translation>
    </message>
    <message>
        <source>By department</source>
        <translation>按部门</translation>
    </message>
    <message>
        <source>Units, longest in their state first</source>
        <translation>力量状态（持续最久在前）</translation>
    </message>
    <message>
        <source>Who owes an answer</source>
        <translation>待回复（按力量）</translation>
    </message>
</context>
<context>
    <name>PaperForm</name>
    <message>
        <source>Send  ↵</source>
        <translation>发送  ↵</translation>
    </message>
</context>
<context>
    <name>PaperHands</name>
    <message>
        <source>Meeting record</source>
        <translation>会议纪要</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>No paper of this case waits for that</source>
        <translation>本案没有等待处理的单据</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Reply by</source>
        <translation>答复期限</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>by the same unit</source>
        <translation>由原单位</translation>
    </message>
    <message>
        <source>from acceptance</source>
        <translation>从受理开始</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>in writing</source>
        <translation>书面</translation>
    </message>
    <message>
        <source>by telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>not adopted</source>
        <translation>未采纳</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>PaperList</name>
    <message>
        <source>Papers</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Papers of the case</source>
        <translation>本案单据</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>until {at}</source>
        <translation>至 {at}</translation>
    </message>
    <message>
        <source>level {n}</source>
        <translation>{n} 级</translation>
    </message>
    <message>
        <source>reply by {at}</source>
        <translation>答复期限 {at}</translation>
    </message>
    <message>
        <source>by video, or by whoever is there</source>
        <translation>视频或就近人员</translation>
    </message>
    <message>
        <source>{n} merged reports</source>
        <translation>并入 {n} 件</translation>
    </message>
    <message>
        <source>returned {n}×</source>
        <translation>退回 {n} 次</translation>
    </message>
    <message>
        <source>reworked {n}×</source>
        <translation>返工 {n} 次</translation>
    </message>
    <message>
        <source>extended {n}×</source>
        <translation>延期 {n} 次</translation>
    </message>
    <message>
        <source>reopened {n}×</source>
        <translation>重办 {n} 次</translation>
    </message>
    <message>
        <source>{n} supporting</source>
        <translation>协办 {n} 家</translation>
    </message>
    <message>
        <source>{n} to decide</source>
        <translation>待审批 {n} 件</translation>
    </message>
    <message>
        <source>{n} supervision unanswered</source>
        <translation>督办待答复 {n} 件</translation>
    </message>
    <message>
        <source>at {name}</source>
        <translation>在{name}</translation>
    </message>
    <message>
        <source>ruled: {name}</source>
        <translation>裁定：{name}</translation>
    </message>
    <message>
        <source>exempt</source>
        <translation>免责</translation>
    </message>
    <message>
        <source>wants an answer</source>
        <translation>要求回复</translation>
    </message>
    <message>
        <source>held against deletion</source>
        <translation>已封存</translation>
    </message>
    <message>
        <source>not signed for since {at}</source>
        <translation>逾期未签收（应于 {at} 前）</translation>
    </message>
    <message>
        <source>stock: deferred for more than {n} days</source>
        <translation>存量：缓办超过 {n} 天</translation>
    </message>
    <message>
        <source>holidays of {year} unknown: counted Monday to Friday</source>
        <translation>{year} 年节假日未录入，按周一至周五计</translation>
    </message>
    <message>
        <source>a first offence is warned</source>
        <translation>首违警告</translation>
    </message>
</context>
<context>
    <name>PictureRow</name>
    <message>
        <source>▲ partial</source>
        <translation>▲ 不完整</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>This picture cannot be shown</source>
        <translation>此图片无法显示</translation>
    </message>
</context>
<context>
    <name>PlaceChoice</name>
    <message>
        <source>Without a place on the map</source>
        <translation>不在地图上定位</translation>
    </message>
    <message>
        <source>Places of this name</source>
        <translation>同名地点</translation>
    </message>
</context>
<context>
    <name>PlaceMenu</name>
    <message>
        <source>Take a report here</source>
        <translation>在此登记上报</translation>
    </message>
    <message>
        <source>Copy {0} ({1})</source>
        <translation>复制 {0}（{1}）</translation>
    </message>
    <message>
        <source>Who gets here in 5, 10 and 15 minutes</source>
        <translation>5、10、15 分钟内可到此处的范围</translation>
    </message>
</context>
<context>
    <name>PlaceNotes</name>
    <message>
        <source>{0} here in a year, {1} of the same class</source>
        <translation>一年内此处有 {0} 件案卷，其中同类 {1} 件</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>{0} · grid {1}</source>
        <translation>{0} · 网格 {1}</translation>
    </message>
    <message>
        <source> (and {0} more)</source>
        <translation>（另有 {0} 处）</translation>
    </message>
    <message>
        <source>grid {0}</source>
        <translation>网格 {0}</translation>
    </message>
    <message>
        <source>No case, unit or place is called {0}</source>
        <translation>没有名为“{0}”的案卷、单元或地点</translation>
    </message>
    <message>
        <source>sees the place</source>
        <translation>可看到现场</translation>
    </message>
    <message>
        <source>may see the place when turned</source>
        <translation>转动后或可看到现场</translation>
    </message>
    <message>
        <source>looks elsewhere</source>
        <translation>未朝向现场</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>New cases: {0} · N shows them (rows never move under the pointer)</source>
        <translation>有 {0} 件新案卷 · 按 N 显示（列表不会在指针下移动）</translation>
    </message>
    <message>
        <source> · {0} loaded</source>
        <translation> · 已载入 {0}</translation>
    </message>
    <message>
        <source>No case fits.</source>
        <translation>没有符合的案卷。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待核查</translation>
    </message>
    <message>
        <source>Queue of cases, most urgent first</source>
        <translation>案卷列表，最紧急在前</translation>
    </message>
    <message>
        <source>Filter the queue</source>
        <translation>筛选案卷</translation>
    </message>
    <message>
        <source>Filter, &gt;6h: untouched</source>
        <translation>筛选；&gt;6h 为未动</translation>
    </message>
    <message>
        <source>Nothing waits here.
R takes a report.</source>
        <translation>这里没有待办案卷。
按 R 登记上报。</translation>
    </message>
    <message>
        <source>View of the queue</source>
        <translation>队列视图</translation>
    </message>
</context>
<context>
    <name>QueueViews</name>
    <message>
        <source>Every case</source>
        <translation>全部案卷</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Nobody&apos;s</source>
        <translation>无人认领</translation>
    </message>
    <message>
        <source>Contested</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>Untouched for 4 h</source>
        <translation>4 小时未动</translation>
    </message>
    <message>
        <source>Untouched for 24 h</source>
        <translation>24 小时未动</translation>
    </message>
    <message>
        <source>Due soon or overdue</source>
        <translation>临期或超期</translation>
    </message>
</context>
<context>
    <name>ReasonForm</name>
    <message>
        <source>Send  ↵</source>
        <translation>发送  ↵</translation>
    </message>
    <message>
        <source>Not a matter of urban management</source>
        <translation>不属于城市管理职责</translation>
    </message>
    <message>
        <source>Reported twice</source>
        <translation>重复上报</translation>
    </message>
    <message>
        <source>The class does not fit</source>
        <translation>类别不符</translation>
    </message>
    <message>
        <source>The picture is not clear</source>
        <translation>图片不清晰</translation>
    </message>
    <message>
        <source>Remains are still there</source>
        <translation>现场仍有残留</translation>
    </message>
    <message>
        <source>The citizen has called again</source>
        <translation>市民再次来电</translation>
    </message>
</context>
<context>
    <name>Receipts</name>
    <message>
        <source>support</source>
        <translation>协办</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已阅</translation>
    </message>
    <message>
        <source>signed for</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>urged</source>
        <translation>已催办</translation>
    </message>
    <message>
        <source>Head of the department</source>
        <translation>部门负责人</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>Several places are called so: choose one</source>
        <translation>叫这个名字的地点不止一处，请选一处</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>问题描述</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
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
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Hotline</source>
        <translation>热线</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>市民</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Leadership</source>
        <translation>领导交办</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Street and number, or right-click on the map</source>
        <translation>道路门牌，或在地图上点右键</translation>
    </message>
    <message>
        <source>Take the report  Ctrl+↵</source>
        <translation>登记上报  Ctrl+↵</translation>
    </message>
    <message>
        <source>Seen by camera {0}, {1}</source>
        <translation>视频巡查发现：{0}，{1}</translation>
    </message>
    <message>
        <source>A picture has been taken and not been reported.</source>
        <translation>已抓拍但尚未上报。</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Review ended</source>
        <translation>连续核查已结束</translation>
    </message>
    <message>
        <source>Nothing is left to check</source>
        <translation>没有待核查的案卷了</translation>
    </message>
</context>
<context>
    <name>StateHelp</name>
    <message>
        <source>Read it, look whether it was reported before, then accept (G), send to verify (E) or refuse.</source>
        <translation>阅读内容，看是否重复上报，然后受理（G）、派核实（E）或不予立案。</translation>
    </message>
    <message>
        <source>A collector looks. Wait for the answer, or recall the task.</source>
        <translation>采集员正在核实。等待结果，或撤回任务。</translation>
    </message>
    <message>
        <source>Check class, condition and place; file (I) starts the limit, return (B) goes back.</source>
        <translation>核对类别、立案条件和地点；立案（I）后流转，批回（B）退回受理。</translation>
    </message>
    <message>
        <source>A sends the chosen unit; it is held back some seconds, Esc takes it back.</source>
        <translation>A 派遣选中的力量；数秒内暂不发出，Esc 撤回。</translation>
    </message>
    <message>
        <source>The unit has not signed. Urge it (U), or recall (Shift+A) and send another.</source>
        <translation>对方尚未签收。可催办（U），或撤回（Shift+A）后另派。</translation>
    </message>
    <message>
        <source>The unit is at work. Urge (U), send support (Shift+U), or supervise (D) when it is late.</source>
        <translation>正在处置。可催办（U）、派协办（Shift+U），超期时督办（D）。</translation>
    </message>
    <message>
        <source>Suspended: the clock rests until the date, then it resumes.</source>
        <translation>已挂账：到期前不计时，到期后自动恢复。</translation>
    </message>
    <message>
        <source>Deferred by a decision: resume it when the reason is gone.</source>
        <translation>经批准缓办：原因消除后请恢复。</translation>
    </message>
    <message>
        <source>The unit says that it is done. V checks it by camera.</source>
        <translation>处置单位已回复完成。V 用摄像机核查。</translation>
    </message>
    <message>
        <source>Compare before, after and now: V opens the check, then P passes, X sends it back.</source>
        <translation>对比处置前、处置后与现场：V 打开核查，P 通过，X 返工。</translation>
    </message>
    <message>
        <source>Checked. C closes it, B returns it to the check.</source>
        <translation>核查已通过。C 结案，B 退回复核。</translation>
    </message>
    <message>
        <source>Closed by force, by decision: nothing is to be done.</source>
        <translation>已按决定强制结案，无须处理。</translation>
    </message>
    <message>
        <source>Not filed: its reporter is told why. What was not filed by mistake is taken up again (Shift+R).</source>
        <translation>不予立案，已告知上报人原因。误判的可重新受理（Shift+R）。</translation>
    </message>
    <message>
        <source>Void, by decision: nothing is to be done.</source>
        <translation>已按决定作废，无须处理。</translation>
    </message>
    <message>
        <source>Merged: it goes the way of the other case, and can be taken out.</source>
        <translation>已并入另一案卷，随其办理，可拆出。</translation>
    </message>
    <message>
        <source>Closed. It can be reopened for some days (Shift+R).</source>
        <translation>已结案。数日内可重办（Shift+R）。</translation>
    </message>
</context>
<context>
    <name>StepButtons</name>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>More that can be done about this case</source>
        <translation>本案的更多操作</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>place unknown</source>
        <translation>位置未知</translation>
    </message>
    <message>
        <source>{0} min by road · {1}</source>
        <translation>沿路约 {0} 分钟 · {1}</translation>
    </message>
    <message>
        <source>no road · {0} straight</source>
        <translation>无路可达 · 直线 {0}</translation>
    </message>
    <message>
        <source>{0} straight</source>
        <translation>直线 {0}</translation>
    </message>
    <message>
        <source>answers for it</source>
        <translation>主责</translation>
    </message>
    <message>
        <source>{0:.0%} of {1} in time</source>
        <translation>{1} 件中 {0:.0%} 按期</translation>
    </message>
    <message>
        <source>works on {0}</source>
        <translation>正处置 {0}</translation>
    </message>
    <message>
        <source>cannot be sent now</source>
        <translation>现在不能派遣</translation>
    </message>
    <message>
        <source>not its duty: needs a reason</source>
        <translation>非其职责，派遣须说明理由</translation>
    </message>
    <message>
        <source>position {0} min old</source>
        <translation>位置为 {0} 分钟前</translation>
    </message>
    <message>
        <source>{0} sent this shift</source>
        <translation>本班已派 {0} 件</translation>
    </message>
</context>
<context>
    <name>SuperviseLine</name>
    <message>
        <source>The order demands nothing: say what is to be done</source>
        <translation>督办没有要求：请写明要做什么</translation>
    </message>
    <message>
        <source>level {0}</source>
        <translation>{0} 级</translation>
    </message>
    <message>
        <source>answer by {0}</source>
        <translation>{0} 前回复</translation>
    </message>
    <message>
        <source>what is demanded?</source>
        <translation>要求什么？</translation>
    </message>
</context>
<context>
    <name>Things</name>
    <message>
        <source>No permit is known here; ask the authority that grants them</source>
        <translation>此处未查到许可，请向审批部门核实</translation>
    </message>
    <message>
        <source>valid to {0}</source>
        <translation>有效期至 {0}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Imported by {0}</source>
        <translation>由 {0} 导入</translation>
    </message>
    <message>
        <source>single-manned shift</source>
        <translation>单人值班</translation>
    </message>
    <message>
        <source>also to the head of {department} ☎ {phone}</source>
        <translation>同时通知{department}负责人 ☎ {phone}</translation>
    </message>
    <message>
        <source>by the head</source>
        <translation>部门负责人</translation>
    </message>
    <message>
        <source>not among the {0} suggested</source>
        <translation>不在建议的 {0} 个之内</translation>
    </message>
    <message>
        <source>suggestion {0} of {1}</source>
        <translation>{1} 个建议中的第 {0} 个</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file} 第 {row} 行</translation>
    </message>
</context>
<context>
    <name>UnitHands</name>
    <message>
        <source>position of {0}</source>
        <translation>{0} 定位</translation>
    </message>
    <message>
        <source>no position</source>
        <translation>无定位</translation>
    </message>
    <message>
        <source>No unit, or more than one, is called {0}</source>
        <translation>没有叫“{0}”的单位，或不止一个</translation>
    </message>
    <message>
        <source>nobody by that name</source>
        <translation>没有这个名字</translation>
    </message>
    <message>
        <source>shows {0}</source>
        <translation>显示 {0}</translation>
    </message>
    <message>
        <source>what should it say?</source>
        <translation>说什么？</translation>
    </message>
    <message>
        <source>A message to {0} says nothing</source>
        <translation>给{0}的消息没有内容</translation>
    </message>
    <message>
        <source>the wish for video</source>
        <translation>调取视频</translation>
    </message>
    <message>
        <source>{0} has read: {1}</source>
        <translation>{0} 已读：{1}</translation>
    </message>
    <message>
        <source>{0} has received: {1}</source>
        <translation>{0} 已收到：{1}</translation>
    </message>
</context>
<context>
    <name>UnmaskedLine</name>
    <message>
        <source>{field} · hidden again in {n} s, and noted in the log</source>
        <translation>{field} · {n} 秒后隐藏，已记入日志</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Pass in spite of doubts, because</source>
        <translation>有疑点仍通过，理由</translation>
    </message>
    <message>
        <source>Rework, because</source>
        <translation>返工原因</translation>
    </message>
    <message>
        <source>It cannot be told, because</source>
        <translation>无法核查，理由</translation>
    </message>
</context>
<context>
    <name>VerifyPanel</name>
    <message>
        <source>No picture from before</source>
        <translation>没有处置前图片</translation>
    </message>
    <message>
        <source>No picture after handling: the case can be sent back, but not be closed</source>
        <translation>没有处置后图片：可退回返工，不能结案</translation>
    </message>
    <message>
        <source>No camera sees this place</source>
        <translation>附近没有摄像机</translation>
    </message>
    <message>
        <source>No picture from {0}</source>
        <translation>{0} 暂无画面</translation>
    </message>
    <message>
        <source>The picture could not be stored; nothing was sent</source>
        <translation>图片未能保存，未发送任何内容</translation>
    </message>
    <message>
        <source>Pass  P</source>
        <translation>通过  P</translation>
    </message>
    <message>
        <source>Rework  X</source>
        <translation>返工  X</translation>
    </message>
    <message>
        <source>New picture  S</source>
        <translation>重新抓拍  S</translation>
    </message>
    <message>
        <source>Next camera  N</source>
        <translation>下一摄像头  N</translation>
    </message>
    <message>
        <source>Comparing with earlier pictures …</source>
        <translation>正在与以往图片比对……</translation>
    </message>
    <message>
        <source>Not compared with earlier pictures</source>
        <translation>未能与以往图片比对</translation>
    </message>
    <message>
        <source>Swipe, blink  W</source>
        <translation>滑动/交替  W</translation>
    </message>
    <message>
        <source>Cannot tell  U</source>
        <translation>无法核查  U</translation>
    </message>
</context>
<context>
    <name>WatchHands</name>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>It is not there</source>
        <translation>不属实</translation>
    </message>
    <message>
        <source>It cannot be told</source>
        <translation>无法核实</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
</context>
</TS>
