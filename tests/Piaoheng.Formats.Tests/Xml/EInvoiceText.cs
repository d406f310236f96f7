namespace Piaoheng.Formats.Tests.Xml;

/// <summary>The text of a small 数电票 XML, invented; each part can be replaced.</summary>
internal sealed record EInvoiceText
{
    public const string Number = "26317000000000000017";
    public const string Blue = "24112000000135110013";
    public const string Confirmation = "11010824091002610021";
    public const string Buyer = "91110105MA0EXAM15K";
    public const string Seller = "91320205MA1TEXT22Q";

    public string Declaration { get; init; } = "";

    public string EIid { get; init; } = Number;

    public string Labels { get; init; } =
        "<InIssuType><LabelCode>Y</LabelCode><LabelName>是否蓝字发票标志</LabelName></InIssuType>"
        + "<EInvoiceType><LabelCode>01</LabelCode><LabelName>电子发票</LabelName></EInvoiceType>"
        + "<GeneralOrSpecialVAT><LabelCode>01</LabelCode><LabelName>增值税专用发票</LabelName></GeneralOrSpecialVAT>"
        + "<TaxpayerType><LabelCode>1</LabelCode><LabelName>一般纳税人</LabelName></TaxpayerType>";

    public string Totals { get; init; } =
        "<TotalAmWithoutTax>100.00</TotalAmWithoutTax><TotalTaxAm>13.00</TotalTaxAm>"
        + "<TotalTax-includedAmount>113.00</TotalTax-includedAmount>"
        + "<TotalTax-includedAmountInChinese>壹佰壹拾叁圆整</TotalTax-includedAmountInChinese>"
        + "<Drawer>王小明</Drawer><RequestTime>2026-04-22 13:16:47</RequestTime>";

    public string Items { get; init; } =
        "<IssuItemInformation><ItemName>*金属制品*螺丝</ItemName><SpecMod>M3</SpecMod><MeaUnits>个</MeaUnits><Quantity>10</Quantity>"
        + "<UnPrice>10.0000000000001</UnPrice><Amount>100.00</Amount><TaxRate>0.130000</TaxRate><ComTaxAm>13.000000</ComTaxAm>"
        + "<TaxClassificationCode>1080411000000000000</TaxClassificationCode></IssuItemInformation>";

    public string Specific { get; init; } = "<RedEInvoice/>";

    public string Additional { get; init; } = "";

    public string Supervision { get; init; } =
        $"<InvoiceNumber>{Number}</InvoiceNumber><IssueTime>2026-04-22</IssueTime><TaxBureauCode>13100000000</TaxBureauCode><TaxBureauName>国家税务总局上海市税务局</TaxBureauName>";

    public string Tail { get; init; } = "";

    public override string ToString() =>
        Declaration
        + $"<EInvoice><Header><EIid>{EIid}</EIid><EInvoiceTag>SWEI3100</EInvoiceTag><Version>0.32</Version><InherentLabel>{Labels}</InherentLabel>"
        + "<UndefinedLabel><Label><LabelType>发票开具方式标签</LabelType><LabelCode>1</LabelCode><LabelName>网页开票</LabelName></Label></UndefinedLabel></Header>"
        + $"<EInvoiceData><SellerInformation><SellerIdNum>{Seller}</SellerIdNum><SellerName>无锡示例五金有限公司</SellerName></SellerInformation>"
        + $"<BuyerInformation><BuyerIdNum>{Buyer}</BuyerIdNum><BuyerName>北京示例科技有限公司</BuyerName></BuyerInformation>"
        + $"<BasicInformation>{Totals}</BasicInformation>{Items}<SpecificInformation>{Specific}</SpecificInformation>"
        + $"<AdditionalInformation>{Additional}</AdditionalInformation></EInvoiceData><TaxSupervisionInfo>{Supervision}</TaxSupervisionInfo>{Tail}</EInvoice>";
}
