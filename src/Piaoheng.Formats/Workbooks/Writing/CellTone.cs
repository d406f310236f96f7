namespace Piaoheng.Formats.Workbooks.Writing;

/// <summary>单元格底色: how a written cell stands out.</summary>
public enum CellTone
{
    /// <summary>Plain.</summary>
    Plain,

    /// <summary>表头: bold on a tinted ground.</summary>
    Header,

    /// <summary>一致, 正常: green.</summary>
    Good,

    /// <summary>提醒: amber.</summary>
    Warn,

    /// <summary>差异, 错误: red.</summary>
    Bad,

    /// <summary>Not compared, nothing to say: grey.</summary>
    Muted,
}
