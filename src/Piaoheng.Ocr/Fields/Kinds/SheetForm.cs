namespace Piaoheng.Ocr.Fields.Kinds;

/// <summary>How a sheet is read.</summary>
internal enum SheetForm
{
    /// <summary>No invoice.</summary>
    None,

    /// <summary>专票, 普票, 电子票, 数电票, 通行费: parties, lines, amounts.</summary>
    Vat,

    /// <summary>铁路电子客票.</summary>
    RailETicket,

    /// <summary>纸质火车票.</summary>
    TrainTicket,

    /// <summary>航空运输电子客票行程单.</summary>
    Air,

    /// <summary>机动车, 二手车销售统一发票.</summary>
    Vehicle,

    /// <summary>卷票.</summary>
    Roll,

    /// <summary>出租车, 定额, 客运, 过路费, 财政票据 and the like.</summary>
    Ticket,
}
