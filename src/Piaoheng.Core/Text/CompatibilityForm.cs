using System.Collections.Frozen;
using System.Text;

namespace Piaoheng.Core.Text;

/// <summary>兼容字符: brings full-width forms, CJK radicals and other look-alikes to the ordinary character (Unicode form NFKC).</summary>
/// <remarks>
/// The program runs without ICU (invariant globalization), where <see cref="string.Normalize()"/> returns its argument unchanged;
/// so the part of NFKC that invoices need stands here. Beyond NFKC it also maps the simplified CJK radicals (⻋ to 车, ⻓ to 长)
/// that PDF fonts put in place of ideographs and that Unicode leaves alone.
/// </remarks>
public static class CompatibilityForm
{
    /// <summary>Each odd character becomes the character after it.</summary>
    private const string Pairs =
        ""
        // Letters, digits and signs.
        + "\u00AAa\u00B22\u00B33\u00B5\u03BC\u00B91\u00BAo\u2011\u2010\u2024.\u20700\u2071i\u20744\u20755\u20766\u20777\u20788\u20799\u207A+\u207B\u2212\u207C=\u207D(\u207E)\u207Fn\u20800\u20811\u20822\u20833\u20844\u20855\u20866\u20877"
        + "\u20888\u20899\u208A+\u208B\u2212\u208C=\u208D(\u208E)\u2090a\u2091e\u2092o\u2093x\u2094\u0259\u2095h\u2096k\u2097l\u2098m\u2099n\u209Ap\u209Bs\u209Ct\u2102C\u2107\u0190\u210Ag\u210BH\u210CH\u210DH\u210Eh\u210F\u0127\u2110I\u2111I"
        + "\u2112L\u2113l\u2115N\u2119P\u211AQ\u211BR\u211CR\u211DR\u2124Z\u2126\u03A9\u2128Z\u212AK\u212B\u00C5\u212CB\u212DC\u212Fe\u2130E\u2131F\u2133M\u2134o\u2135\u05D0\u2136\u05D1\u2137\u05D2\u2138\u05D3\u2139i\u213C\u03C0\u213D\u03B3\u213E\u0393\u213F\u03A0\u2140\u2211"
        + "\u2145D\u2146d\u2147e\u2148i\u2149j\u2160I\u2164V\u2169X\u216CL\u216DC\u216ED\u216FM\u2170i\u2174v\u2179x\u217Cl\u217Dc\u217Ed\u217Fm\u24601\u24612\u24623\u24634\u24645\u24656\u24667\u24678\u24689\u24B6A\u24B7B"
        + "\u24B8C\u24B9D\u24BAE\u24BBF\u24BCG\u24BDH\u24BEI\u24BFJ\u24C0K\u24C1L\u24C2M\u24C3N\u24C4O\u24C5P\u24C6Q\u24C7R\u24C8S\u24C9T\u24CAU\u24CBV\u24CCW\u24CDX\u24CEY\u24CFZ\u24D0a\u24D1b\u24D2c\u24D3d\u24D4e\u24D5f"
        + "\u24D6g\u24D7h\u24D8i\u24D9j\u24DAk\u24DBl\u24DCm\u24DDn\u24DEo\u24DFp\u24E0q\u24E1r\u24E2s\u24E3t\u24E4u\u24E5v\u24E6w\u24E7x\u24E8y\u24E9z\u24EA0"
        // CJK radicals, of which PDF fonts make ordinary characters: 2E80–2FDF.
        + "⺁厂⺒巳⺓幺⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐"
        + "⻮齿⻰龙⻳龟⼀一⼁丨⼂丶⼃丿⼄乙⼅亅⼆二⼇亠⼈人⼉儿⼊入⼋八⼌冂⼍冖⼎冫⼏几⼐凵⼑刀⼒力⼓勹⼔匕⼕匚⼖匸⼗十⼘卜⼙卩⼚厂"
        + "⼛厶⼜又⼝口⼞囗⼟土⼠士⼡夂⼢夊⼣夕⼤大⼥女⼦子⼧宀⼨寸⼩小⼪尢⼫尸⼬屮⼭山⼮巛⼯工⼰己⼱巾⼲干⼳幺⼴广⼵廴⼶廾⼷弋⼸弓"
        + "⼹彐⼺彡⼻彳⼼心⼽戈⼾戶⼿手⽀支⽁攴⽂文⽃斗⽄斤⽅方⽆无⽇日⽈曰⽉月⽊木⽋欠⽌止⽍歹⽎殳⽏毋⽐比⽑毛⽒氏⽓气⽔水⽕火⽖爪"
        + "⽗父⽘爻⽙爿⽚片⽛牙⽜牛⽝犬⽞玄⽟玉⽠瓜⽡瓦⽢甘⽣生⽤用⽥田⽦疋⽧疒⽨癶⽩白⽪皮⽫皿⽬目⽭矛⽮矢⽯石⽰示⽱禸⽲禾⽳穴⽴立"
        + "⽵竹⽶米⽷糸⽸缶⽹网⽺羊⽻羽⽼老⽽而⽾耒⽿耳⾀聿⾁肉⾂臣⾃自⾄至⾅臼⾆舌⾇舛⾈舟⾉艮⾊色⾋艸⾌虍⾍虫⾎血⾏行⾐衣⾑襾⾒見"
        + "⾓角⾔言⾕谷⾖豆⾗豕⾘豸⾙貝⾚赤⾛走⾜足⾝身⾞車⾟辛⾠辰⾡辵⾢邑⾣酉⾤釆⾥里⾦金⾧長⾨門⾩阜⾪隶⾫隹⾬雨⾭靑⾮非⾯面⾰革"
        + "⾱韋⾲韭⾳音⾴頁⾵風⾶飛⾷食⾸首⾹香⾺馬⾻骨⾼高⾽髟⾾鬥⾿鬯⿀鬲⿁鬼⿂魚⿃鳥⿄鹵⿅鹿⿆麥⿇麻⿈黃⿉黍⿊黑⿋黹⿌黽⿍鼎⿎鼓"
        + "⿏鼠⿐鼻⿑齊⿒齒⿓龍⿔龜⿕龠"
        // CJK signs and compatibility characters.
        + "〶〒〸十〹卄〺卅㉄問㉅幼㉆文㉇箏㊀一㊁二㊂三㊃四㊄五㊅六㊆七㊇八㊈九㊉十㊊月㊋火㊌水㊍木㊎金㊏土㊐日㊑株㊒有㊓社㊔名㊕特"
        + "㊖財㊗祝㊘労㊙秘㊚男㊛女㊜適㊝優㊞印㊟注㊠項㊡休㊢写㊣正㊤上㊥中㊦下㊧左㊨右㊩医㊪宗㊫学㊬監㊭企㊮資㊯協㊰夜"
        // CJK compatibility ideographs.
        + "豈豈更更車車賈賈滑滑串串句句龜龜龜龜契契金金喇喇奈奈懶懶癩癩羅羅蘿蘿螺螺裸裸邏邏樂樂洛洛烙烙珞珞落落酪酪駱駱亂亂卵卵欄欄"
        + "爛爛蘭蘭鸞鸞嵐嵐濫濫藍藍襤襤拉拉臘臘蠟蠟廊廊朗朗浪浪狼狼郎郎來來冷冷勞勞擄擄櫓櫓爐爐盧盧老老蘆蘆虜虜路路露露魯魯鷺鷺碌碌"
        + "祿祿綠綠菉菉錄錄鹿鹿論論壟壟弄弄籠籠聾聾牢牢磊磊賂賂雷雷壘壘屢屢樓樓淚淚漏漏累累縷縷陋陋勒勒肋肋凜凜凌凌稜稜綾綾菱菱陵陵"
        + "讀讀拏拏樂樂諾諾丹丹寧寧怒怒率率異異北北磻磻便便復復不不泌泌數數索索參參塞塞省省葉葉說說殺殺辰辰沈沈拾拾若若掠掠略略亮亮"
        + "兩兩凉凉梁梁糧糧良良諒諒量量勵勵呂呂女女廬廬旅旅濾濾礪礪閭閭驪驪麗麗黎黎力力曆曆歷歷轢轢年年憐憐戀戀撚撚漣漣煉煉璉璉秊秊"
        + "練練聯聯輦輦蓮蓮連連鍊鍊列列劣劣咽咽烈烈裂裂說說廉廉念念捻捻殮殮簾簾獵獵令令囹囹寧寧嶺嶺怜怜玲玲瑩瑩羚羚聆聆鈴鈴零零靈靈"
        + "領領例例禮禮醴醴隸隸惡惡了了僚僚寮寮尿尿料料樂樂燎燎療療蓼蓼遼遼龍龍暈暈阮阮劉劉杻杻柳柳流流溜溜琉琉留留硫硫紐紐類類六六"
        + "戮戮陸陸倫倫崙崙淪淪輪輪律律慄慄栗栗率率隆隆利利吏吏履履易易李李梨梨泥泥理理痢痢罹罹裏裏裡裡里里離離匿匿溺溺吝吝燐燐璘璘"
        + "藺藺隣隣鱗鱗麟麟林林淋淋臨臨立立笠笠粒粒狀狀炙炙識識什什茶茶刺刺切切度度拓拓糖糖宅宅洞洞暴暴輻輻行行降降見見廓廓兀兀嗀嗀"
        + "塚塚晴晴凞凞猪猪益益礼礼神神祥祥福福靖靖精精羽羽蘒蘒諸諸逸逸都都飯飯飼飼館館鶴鶴郞郞隷隷侮侮僧僧免免勉勉勤勤卑卑喝喝嘆嘆"
        + "器器塀塀墨墨層層屮屮悔悔慨慨憎憎懲懲敏敏既既暑暑梅梅海海渚渚漢漢煮煮爫爫琢琢碑碑社社祉祉祈祈祐祐祖祖祝祝禍禍禎禎穀穀突突"
        + "節節練練縉縉繁繁署署者者臭臭艹艹艹艹著著褐褐視視謁謁謹謹賓賓贈贈辶辶逸逸難難響響頻頻恵恵舘舘並並况况全全侀侀充充冀冀勇勇"
        + "勺勺喝喝啕啕喙喙嗢嗢塚塚墳墳奄奄奔奔婢婢嬨嬨廒廒廙廙彩彩徭徭惘惘慎慎愈愈憎憎慠慠懲懲戴戴揄揄搜搜摒摒敖敖晴晴朗朗望望杖杖"
        + "歹歹殺殺流流滛滛滋滋漢漢瀞瀞煮煮瞧瞧爵爵犯犯猪猪瑱瑱甆甆画画瘝瘝瘟瘟益益盛盛直直睊睊着着磌磌窱窱節節类类絛絛練練缾缾者者"
        + "荒荒華華蝹蝹襁襁覆覆視視調調諸諸請請謁謁諾諾諭諭謹謹變變贈贈輸輸遲遲醙醙鉶鉶陼陼難難靖靖韛韛響響頋頋頻頻鬒鬒龜龜㮝㮝䀘䀘"
        + "䀹䀹齃齃龎龎"
        // Vertical and small forms, full-width signs.
        + "︐,︑、︒。︓:︔;︕!︖?︗〖︘〗︱\u2014︲\u2013︳_︴_︵(︶)︷{︸}︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇["
        + "﹈]﹍_﹎_﹏_﹐,﹑、﹒.﹔;﹕:﹖?﹗!﹘\u2014﹙(﹚)﹛{﹜}﹝〔﹞〕﹟#﹠&﹡*﹢+﹣-﹤<﹥>﹦=﹨\\﹩$﹪%﹫@"
        + "｟\u2985｠\u2986｡。｢「｣」､、￠\u00A2￡\u00A3￢\u00AC￤\u00A6￥\u00A5￦\u20A9￨\u2502￩\u2190￪\u2191￫\u2192￬\u2193￭\u25A0￮\u25CB";

    private static readonly FrozenDictionary<char, char> Single = Enumerable
        .Range(0, Pairs.Length / 2)
        .ToFrozenDictionary(index => Pairs[2 * index], index => Pairs[(2 * index) + 1]);

    private static readonly FrozenDictionary<char, string> Several = new Dictionary<char, string>
    {
        ['ﬁ'] = "fi",
        ['ﬂ'] = "fl",
        ['Ⅱ'] = "II",
        ['Ⅲ'] = "III",
        ['Ⅳ'] = "IV",
        ['Ⅵ'] = "VI",
        ['Ⅶ'] = "VII",
        ['Ⅷ'] = "VIII",
        ['Ⅸ'] = "IX",
        ['Ⅺ'] = "XI",
        ['Ⅻ'] = "XII",
        ['ⅱ'] = "ii",
        ['ⅲ'] = "iii",
        ['ⅳ'] = "iv",
        ['ⅵ'] = "vi",
        ['ⅶ'] = "vii",
        ['ⅷ'] = "viii",
        ['ⅸ'] = "ix",
        ['ⅺ'] = "xi",
        ['ⅻ'] = "xii",
        ['№'] = "No",
        ['℃'] = "°C",
        ['™'] = "TM",
        ['㈠'] = "(一)",
        ['㈡'] = "(二)",
        ['㈢'] = "(三)",
        ['㈣'] = "(四)",
        ['㈤'] = "(五)",
        ['㈥'] = "(六)",
        ['㈦'] = "(七)",
        ['㈧'] = "(八)",
        ['㈨'] = "(九)",
        ['㈩'] = "(十)",
        ['㈱'] = "(株)",
        ['㈲'] = "(有)",
        ['㎎'] = "mg",
        ['㎏'] = "kg",
        ['㎜'] = "mm",
        ['㎝'] = "cm",
        ['㎞'] = "km",
        ['㎡'] = "m2",
        ['㎥'] = "m3",
        ['㏄'] = "cc",
    }.ToFrozenDictionary();

    /// <summary>The text in ordinary characters; the same instance when nothing changes.</summary>
    public static string Fold(string text)
    {
        var first = 0;
        while (first < text.Length && IsOrdinary(text[first]))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        var folded = new StringBuilder(text.Length + 8).Append(text, 0, first);
        foreach (var c in text.AsSpan(first))
        {
            if (!IsOrdinary(c) && Several.TryGetValue(c, out var several))
            {
                folded.Append(several);
            }
            else
            {
                folded.Append(Fold(c));
            }
        }

        return folded.ToString();
    }

    /// <summary>The ordinary character for one character; itself when there is none, or several.</summary>
    public static char Fold(char c)
    {
        if (IsOrdinary(c))
        {
            return c;
        }

        if (c is >= '！' and <= '～')
        {
            return (char)(c - 0xFEE0);
        }

        return IsSpace(c) ? ' ' : Single.GetValueOrDefault(c, c);
    }

    // ASCII and the main block of Chinese characters need no look-up.
    private static bool IsOrdinary(char c) => c is < '\u00A0' or (>= '\u4E00' and <= '\u9FFF');

    private static bool IsSpace(char c) => c is '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000';
}
