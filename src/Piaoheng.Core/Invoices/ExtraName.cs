using System.Globalization;

namespace Piaoheng.Core.Invoices;

/// <summary>附加要素名称: what people call the keys of <see cref="Reading.Extra"/>.</summary>
/// <remarks>Sources state more than any list foresees: a key without a name here is shown as the source writes it.</remarks>
internal static class ExtraName
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["accountingEntity"] = "会计主体",
        ["accountingEntityTaxId"] = "会计主体税号",
        ["agentCode"] = "销售网点代号",
        ["airConditioning"] = "空调",
        ["amountBasis"] = "金额口径",
        ["amountRefunded"] = "退票金额",
        ["auctionName"] = "拍卖单位",
        ["blueMark"] = "蓝字标志",
        ["bookedDate"] = "入账日期",
        ["brandModel"] = "厂牌型号",
        ["businessType"] = "业务类型",
        ["buyerAccount"] = "购方账号",
        ["buyerAddress"] = "购方地址",
        ["buyerAddressPhone"] = "购方地址电话",
        ["buyerBank"] = "购方开户行",
        ["buyerBankAccount"] = "购方开户行及账号",
        ["buyerHandler"] = "购方经办人",
        ["buyerPhone"] = "购方电话",
        ["carriage"] = "车厢",
        ["certificateNumber"] = "合格证号",
        ["channel"] = "取票渠道",
        ["civilAviationFund"] = "民航发展基金",
        ["contractNumber"] = "合同编号",
        ["counterparty"] = "对方单位",
        ["counterpartyTaxId"] = "对方税号",
        ["deductibleAmount"] = "可抵扣金额",
        ["deductibleTax"] = "有效抵扣税额",
        ["department"] = "部门",
        ["departureTime"] = "开车时间",
        ["discountMark"] = "优惠标志",
        ["domesticMark"] = "国内国际标识",
        ["domesticSaleProof"] = "出口转内销证明编号",
        ["einvoiceTag"] = "电子发票标志",
        ["endorsement"] = "签注",
        ["engineNumber"] = "发动机号码",
        ["eTicketNumber"] = "电子客票号",
        ["fare"] = "票价",
        ["fuelSurcharge"] = "燃油附加费",
        ["gpNumber"] = "GP 单号",
        ["importCertificateNumber"] = "进口证明书号",
        ["inspectionNumber"] = "商检单号",
        ["insurance"] = "保险费",
        ["invoiceSource"] = "发票来源",
        ["isBooked"] = "入账标志",
        ["isPaid"] = "付款标志",
        ["issueState"] = "开具状态",
        ["issueTime"] = "开票时间",
        ["issuingUnit"] = "填开单位",
        ["kindLabel"] = "票种标签",
        ["kindText"] = "票种原文",
        ["legs"] = "行程",
        ["location"] = "地点",
        ["marginMark"] = "差额征税标志",
        ["marketName"] = "二手车市场",
        ["note"] = "摘要",
        ["originalDepartureStation"] = "原出发站",
        ["originalDestinationStation"] = "原到达站",
        ["originalFare"] = "原票价",
        ["originalInvoiceNumber"] = "原发票号码",
        ["otherTaxes"] = "其他税费",
        ["passengerLimit"] = "限乘人数",
        ["payee"] = "收款人",
        ["promptText"] = "提示信息",
        ["registrationNumber"] = "登记证号",
        ["requestTime"] = "申请开票时间",
        ["reviewer"] = "复核人",
        ["seat"] = "座位",
        ["selected"] = "已勾选",
        ["selectedAt"] = "勾选时间",
        ["selection"] = "勾选状态",
        ["sellerAccount"] = "销方账号",
        ["sellerAddress"] = "销方地址",
        ["sellerAddressPhone"] = "销方地址电话",
        ["sellerBank"] = "销方开户行",
        ["sellerBankAccount"] = "销方开户行及账号",
        ["sellerHandler"] = "销方经办人",
        ["sellerPhone"] = "销方电话",
        ["sellerTaxpayerType"] = "销方纳税人类型",
        ["sellerTaxpayerTypeCode"] = "销方纳税人类型代码",
        ["summaryIssued"] = "汇总开具标志",
        ["taxBureauCode"] = "税务机关代码",
        ["taxBureauName"] = "税务机关",
        ["taxControlCode"] = "税控码",
        ["taxOffice"] = "主管税务机关",
        ["taxPaymentNumber"] = "完税凭证号",
        ["taxPeriod"] = "所属期",
        ["ticketType"] = "票类",
        ["tonnage"] = "吨位",
        ["trainNumber"] = "车次",
        ["transferOffice"] = "转入地车管所",
        ["typeOfInvoice"] = "发票类型",
        ["unselected"] = "未勾选",
        ["usageConfirmation"] = "用途确认",
        ["usedAmount"] = "使用金额",
        ["vatRate"] = "税率",
        ["verificationCode"] = "验证码",
        ["vin"] = "车辆识别代号",
        ["voucher"] = "凭证号",
        ["xmlVersion"] = "文件版本",
        [ExtraKey.DepartureStation] = "出发站",
        [ExtraKey.DestinationStation] = "到达站",
        [ExtraKey.PassageFrom] = "通行日期起",
        [ExtraKey.PassageTo] = "通行日期止",
        [ExtraKey.PassengerId] = "旅客证件号",
        [ExtraKey.PassengerName] = "旅客姓名",
        [ExtraKey.PlateNumber] = "车牌号",
        [ExtraKey.SeatClass] = "席别",
        [ExtraKey.SpecialBusiness] = "特定业务",
        [ExtraKey.TravelDate] = "出行日期",
        [ExtraKey.Vehicle] = "交通工具",
        [ExtraKey.VehicleType] = "车辆类型",
    };

    /// <summary>The Chinese name of a key; <c>plateNumber.2</c> gives <c>车牌号 2</c>, labels and additions go by their own names.</summary>
    public static string Of(string key)
    {
        if (Names.TryGetValue(key, out var name))
        {
            return name;
        }

        var dot = key.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return key;
        }

        var rest = key[(dot + 1)..];
        return Names.TryGetValue(key[..dot], out var numbered)
            && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? numbered + " " + rest
            : key[..dot] is "label" or "additional" ? rest
            : key;
    }
}
