using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>A row of a table that triggers watch for <see cref="MonthChangeRecord"/>.</summary>
internal interface IMonthRow
{
    /// <summary>本单位.</summary>
    long TaxpayerId { get; }

    /// <summary>开票日期.</summary>
    DateOnly IssueDate { get; }

    /// <summary>账内 or 税局.</summary>
    Side ChangedSide { get; }
}
