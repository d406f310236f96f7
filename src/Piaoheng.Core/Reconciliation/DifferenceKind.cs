namespace Piaoheng.Core.Reconciliation;

/// <summary>核对结果: the fixed kinds of a result. The words never change meaning; they stand in JSON and in the database.</summary>
/// <remarks>The order is the order of results in a report: what needs work first.</remarks>
public enum DifferenceKind
{
    /// <summary>税局有、账内无 (<c>missing-ours</c>).</summary>
    MissingOurs,

    /// <summary>账内有、税局无 (<c>missing-theirs</c>): inside the coverage of the bureau's data, after its time has come.</summary>
    MissingTheirs,

    /// <summary>字段不一致 (<c>field-mismatch</c>).</summary>
    FieldMismatch,

    /// <summary>状态不一致 (<c>status-mismatch</c>).</summary>
    StatusMismatch,

    /// <summary>疑似号码录错 (<c>number-suspect</c>): a proposal, never a match.</summary>
    NumberSuspect,

    /// <summary>账内重复使用 (<c>duplicate-ours</c>).</summary>
    DuplicateOurs,

    /// <summary>税局数据重复列示 (<c>duplicate-theirs</c>).</summary>
    DuplicateTheirs,

    /// <summary>账内信息不全 (<c>incomplete-ours</c>).</summary>
    IncompleteOurs,

    /// <summary>抬头不符 (<c>wrong-taxpayer</c>).</summary>
    WrongTaxpayer,

    /// <summary>未到归集时间，暂不判断 (<c>not-yet-due</c>).</summary>
    NotYetDue,

    /// <summary>税局数据未覆盖，不能判断 (<c>not-covered</c>).</summary>
    NotCovered,

    /// <summary>蓝字与红字相抵 (<c>offset-pair</c>).</summary>
    OffsetPair,

    /// <summary>不在税局数据范围内的票据 (<c>outside-bureau</c>).</summary>
    OutsideBureau,

    /// <summary>一致 (<c>matched</c>).</summary>
    Matched,
}

/// <summary>The fixed words of <see cref="DifferenceKind"/> and <see cref="RecordNature"/>.</summary>
public static class DifferenceWords
{
    /// <summary>The id in JSON, database and routes.</summary>
    public static string Of(DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.MissingOurs => "missing-ours",
            DifferenceKind.MissingTheirs => "missing-theirs",
            DifferenceKind.FieldMismatch => "field-mismatch",
            DifferenceKind.StatusMismatch => "status-mismatch",
            DifferenceKind.NumberSuspect => "number-suspect",
            DifferenceKind.DuplicateOurs => "duplicate-ours",
            DifferenceKind.DuplicateTheirs => "duplicate-theirs",
            DifferenceKind.IncompleteOurs => "incomplete-ours",
            DifferenceKind.WrongTaxpayer => "wrong-taxpayer",
            DifferenceKind.NotYetDue => "not-yet-due",
            DifferenceKind.NotCovered => "not-covered",
            DifferenceKind.OffsetPair => "offset-pair",
            DifferenceKind.OutsideBureau => "outside-bureau",
            _ => "matched",
        };

    /// <summary>What the screens call it.</summary>
    public static string ChineseOf(DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.MissingOurs => "税局有、账内无",
            DifferenceKind.MissingTheirs => "账内有、税局无",
            DifferenceKind.FieldMismatch => "字段不一致",
            DifferenceKind.StatusMismatch => "状态不一致",
            DifferenceKind.NumberSuspect => "疑似号码录错",
            DifferenceKind.DuplicateOurs => "重复使用",
            DifferenceKind.DuplicateTheirs => "税局重复列示",
            DifferenceKind.IncompleteOurs => "账内信息不全",
            DifferenceKind.WrongTaxpayer => "抬头不符",
            DifferenceKind.NotYetDue => "未到归集时间，暂不判断",
            DifferenceKind.NotCovered => "税局数据未覆盖，不能判断",
            DifferenceKind.OffsetPair => "红蓝已对冲",
            DifferenceKind.OutsideBureau => "不属税局范围",
            _ => "一致",
        };

    /// <summary>Whether the kind is a difference that somebody has to look at.</summary>
    public static bool IsDifference(DifferenceKind kind) => kind <= DifferenceKind.WrongTaxpayer;

    /// <summary><c>document</c>, <c>book</c>, <c>bureau</c>.</summary>
    public static string Of(RecordNature nature) =>
        nature switch
        {
            RecordNature.Document => "document",
            RecordNature.BookRow => "book",
            _ => "bureau",
        };
}
