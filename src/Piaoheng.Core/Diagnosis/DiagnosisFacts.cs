using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.Core.Diagnosis;

/// <summary>查到的事实: everything that was gathered for one diagnosis. No step looks anywhere else.</summary>
/// <remarks>A source that does not exist yet is null, and its step says that it cannot judge; it never counts as "nothing found".</remarks>
public sealed record DiagnosisFacts
{
    /// <summary>What was asked.</summary>
    public required DiagnosisQuery Query { get; init; }

    /// <summary>本单位.</summary>
    public required OwnTaxpayer Taxpayer { get; init; }

    /// <summary>Other companies of ours that were searched too.</summary>
    public IReadOnlyList<OwnTaxpayer> OtherCompanies { get; init; } = [];

    /// <summary>The day by which is judged.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>When it was gathered.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>政策包.</summary>
    public required PolicyPack Policy { get; init; }

    /// <summary>账内, by identity.</summary>
    public IReadOnlyList<HeldInvoice> Ours { get; init; } = [];

    /// <summary>回收站, by identity: what somebody put aside.</summary>
    public IReadOnlyList<PutAside> Trashed { get; init; } = [];

    /// <summary>待复核, by identity.</summary>
    public IReadOnlyList<InReview> InReview { get; init; } = [];

    /// <summary>税局, by identity.</summary>
    public IReadOnlyList<ListedInvoice> Theirs { get; init; } = [];

    /// <summary>Invoices of either side that go by a similar number, or by the same amount and day.</summary>
    public IReadOnlyList<NearInvoice> Near { get; init; } = [];

    /// <summary>Invoices that all fit what was asked, where it does not name a single one; empty as a rule.</summary>
    public IReadOnlyList<NearInvoice> Several { get; init; } = [];

    /// <summary>Whether more candidates were there than were looked at.</summary>
    public bool NearWasCut { get; init; }

    /// <summary>The same number at other companies of ours.</summary>
    public IReadOnlyList<OtherHolding> Elsewhere { get; init; } = [];

    /// <summary>待处理 and 读取中 files that may hold it.</summary>
    public IReadOnlyList<WaitingFile> Waiting { get; init; } = [];

    /// <summary>How many files wait or are being read in all.</summary>
    public WaitingCounts Counts { get; init; } = new(0, 0);

    /// <summary>随附单据 that name the number.</summary>
    public IReadOnlyList<string> SupportingFiles { get; init; } = [];

    /// <summary>税局数据覆盖.</summary>
    public IReadOnlyList<Coverage> Coverage { get; init; } = [];

    /// <summary>Red invoices of either side that reverse it, or the blue one that it reverses.</summary>
    public IReadOnlyList<InvoiceRecord> Reversing { get; init; } = [];

    /// <summary>Blue invoices of the same seller and amount, issued after it was reversed.</summary>
    public IReadOnlyList<InvoiceRecord> Replacing { get; init; } = [];

    /// <summary>取票渠道 and their states; null = the program has no channels yet.</summary>
    public IReadOnlyList<ChannelFact>? Channels { get; init; }

    /// <summary>上传台账: what was told and answered of its upload; null = not kept.</summary>
    public IReadOnlyList<UploadFact>? Uploads { get; init; }

    /// <summary>清单筛选: the conditions of the list from which it is asked; null = it is asked from none, or nothing is there to hide.</summary>
    public FilterFact? Filter { get; init; }

    /// <summary>入库后不见的记录; null = none.</summary>
    public LostFact? Lost { get; init; }

    /// <summary>发票查验, oldest first; null = not connected.</summary>
    public IReadOnlyList<VerificationFact>? Verifications { get; init; }

    /// <summary>权限: rules that keep a record of this number from whoever asks; empty = none does, null = not looked at.</summary>
    public IReadOnlyList<string>? HiddenByRights { get; init; }

    /// <summary>Modules that are off and by which invoices would have come in, by name.</summary>
    public IReadOnlyList<string> ModulesOff { get; init; } = [];

    /// <summary>保管登记; null = not kept.</summary>
    public IReadOnlyList<KeeperFact>? Keepers { get; init; }

    /// <summary>人的答复; null = nobody can be asked.</summary>
    public IReadOnlyList<PersonAnswer>? Answers { get; init; }

    /// <summary>How long this seller's invoices took to arrive at the bureau's data; null = too few to say.</summary>
    public LearnedArrival? BureauArrival { get; init; }

    /// <summary>How long this seller's invoices took to arrive with us; null = too few to say.</summary>
    public LearnedArrival? OurArrival { get; init; }

    /// <summary>What is known of the invoice: of ours, else of theirs, else of the file that was given.</summary>
    public InvoiceRecord? Face =>
        Ours.Select(held => held.Record).FirstOrDefault()
        ?? Theirs.Select(listed => listed.Record).FirstOrDefault()
        ?? Trashed.Select(put => put.Record).FirstOrDefault()
        ?? Given;

    /// <summary>开票日期, as known or as asked.</summary>
    public DateOnly? IssueDate => Face?.IssueDate ?? Query.IssueDate;

    /// <summary>进项 or 销项, as known; null = unknown.</summary>
    public Direction? Direction => Face?.Direction;

    /// <summary>票种, as known.</summary>
    public string Kind => Face?.Kind ?? KindId.Unknown;

    /// <summary>Whether both sides hold it.</summary>
    public bool IsOnBothSides => Ours.Count > 0 && Theirs.Count > 0;

    /// <summary>Whether neither side holds it.</summary>
    public bool IsAbsent => Ours.Count == 0 && Theirs.Count == 0;

    private InvoiceRecord? Given =>
        Query.Document is { } document ? InvoiceRecord.FromReading(document, RecordNature.Document) : null;
}

/// <summary>An invoice of ours.</summary>
/// <param name="Record">What it says.</param>
/// <param name="Id">Id, for links.</param>
/// <param name="NamesUs">Whether one of its parties is us.</param>
/// <param name="Merged">The whole merged reading, for completeness.</param>
public sealed record HeldInvoice(InvoiceRecord Record, string Id, bool NamesUs, Reading Merged)
{
    /// <summary>原件, each with whether its bytes are what was received; null = not examined.</summary>
    public IReadOnlyList<OriginalState> Originals { get; init; } = [];

    /// <summary>账簿使用, oldest first.</summary>
    public IReadOnlyList<InvoiceUse> Uses { get; init; } = [];

    /// <summary>When it was first stored.</summary>
    public DateTimeOffset? StoredAt { get; init; }

    /// <summary>Imports that brought it again after it was stored.</summary>
    public IReadOnlyList<RepeatedImport> Repeated { get; init; } = [];
}

/// <summary>An invoice of ours in the 回收站.</summary>
/// <param name="Record">What it says.</param>
/// <param name="Why">原因, in words.</param>
/// <param name="By">Who put it there.</param>
/// <param name="At">When.</param>
public sealed record PutAside(InvoiceRecord Record, string Why, string By, DateTimeOffset At);

/// <summary>What waits for a second person.</summary>
/// <param name="Id">Id, for links.</param>
/// <param name="What">手工录入, 更正 …</param>
/// <param name="IsNew">Whether the invoice is not stored yet.</param>
/// <param name="By">Who handed it in.</param>
/// <param name="At">When.</param>
public sealed record InReview(string Id, string What, bool IsNew, string By, DateTimeOffset At);

/// <summary>原件.</summary>
/// <param name="FileName">Name as received.</param>
/// <param name="IsThere">Whether its bytes are there.</param>
/// <param name="IsWhole">Whether they have the hash that was noted on receipt.</param>
public sealed record OriginalState(string FileName, bool IsThere, bool IsWhole);

/// <summary>一次使用.</summary>
/// <param name="Fen">Amount in 分; null = not stated.</param>
/// <param name="Department">部门.</param>
/// <param name="Voucher">记账凭证号.</param>
/// <param name="Day">Date of the booking.</param>
public sealed record InvoiceUse(long? Fen, string? Department, string? Voucher, DateOnly? Day);

/// <summary>再次导入.</summary>
/// <param name="FileName">Name of the later file.</param>
/// <param name="At">When it came.</param>
public sealed record RepeatedImport(string FileName, DateTimeOffset At);

/// <summary>An invoice of the bureau.</summary>
/// <param name="Record">What it says.</param>
/// <param name="Occurrences">How often the list names it.</param>
/// <param name="Extra">What else the bureau states: 勾选状态, 票种 as written.</param>
/// <param name="WasGivenAsTheirs">Whether a person said that the table is the bureau's; a bureau's own layout needs no such word.</param>
/// <param name="ListName">The list.</param>
public sealed record ListedInvoice(
    InvoiceRecord Record,
    int Occurrences,
    IReadOnlyDictionary<string, string> Extra,
    bool WasGivenAsTheirs,
    string ListName
);

/// <summary>A candidate.</summary>
/// <param name="Record">What it says.</param>
/// <param name="Id">Id of an invoice of ours, for links; null for the bureau's.</param>
/// <param name="IsOnOtherSideToo">Whether the other side has the very same, so that it is no slip of ours.</param>
public sealed record NearInvoice(InvoiceRecord Record, string? Id, bool IsOnOtherSideToo);

/// <summary>The invoice at another company of ours.</summary>
/// <param name="TaxId">Its tax number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sides">Where it is there.</param>
public sealed record OtherHolding(string TaxId, string Name, IReadOnlyList<Side> Sides);

/// <summary>A file that waits.</summary>
/// <param name="Id">Id, for links and buttons.</param>
/// <param name="FileName">Name.</param>
/// <param name="IsReading">Whether it is only being read.</param>
/// <param name="Why">What is said of it.</param>
/// <param name="At">When it was received.</param>
/// <param name="Match">Why it may be the one.</param>
public sealed record WaitingFile(string Id, string FileName, bool IsReading, string Why, DateTimeOffset At, WaitingMatch Match)
{
    /// <summary>Whether somebody put it aside in the 回收站.</summary>
    public bool IsTrashed { get; init; }
}

/// <summary>Why a waiting file may be the one.</summary>
public enum WaitingMatch
{
    /// <summary>The very bytes that were given.</summary>
    SameBytes,

    /// <summary>Its name holds the number.</summary>
    FileName,

    /// <summary>What could be read of it has the number.</summary>
    Number,

    /// <summary>What could be read of it has the amount and the day.</summary>
    AmountAndDay,
}

/// <summary>取票渠道 that the taxpayer has set up.</summary>
/// <param name="Name">名称.</param>
/// <param name="Failure">Cause that the last failure stands for; null when the last call succeeded or none was made.</param>
/// <param name="Problem">最近错误; null likewise.</param>
/// <param name="FailedAt">When it last failed.</param>
/// <param name="SucceededAt">When it last succeeded.</param>
/// <param name="ReadTo">Last day that was ever read; null = nothing yet.</param>
public sealed record ChannelFact(
    string Name,
    string? Failure,
    string? Problem,
    DateTimeOffset? FailedAt,
    DateTimeOffset? SucceededAt,
    DateOnly? ReadTo
);

/// <summary>Files that wait.</summary>
/// <param name="Quarantined">待处理.</param>
/// <param name="Reading">读取中.</param>
public sealed record WaitingCounts(int Quarantined, int Reading);
