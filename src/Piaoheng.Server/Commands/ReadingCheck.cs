using Piaoheng.Core.Documents;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Validation;
using Piaoheng.Formats;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Commands;

/// <summary>Adds the findings of the rules to documents that were read without a database: no other invoice is known.</summary>
internal sealed class ReadingCheck(string? taxpayerId, TimeProvider time)
{
    private readonly RuleCatalogue _rules = new(PolicyFolder.Load(PolicyFolder.Shipped));

    private readonly ValidationContext _context = new()
    {
        Today = BeijingTime.Today(time),
        Taxpayer = taxpayerId is null ? null : new OwnTaxpayer { TaxId = taxpayerId },
    };

    /// <summary>The document with all findings. Rows of workbooks are compared with the other side, not judged by themselves.</summary>
    public DocumentReading Judge(DocumentReading document) =>
        document.Workbook is not null
            ? document
            : document with
            {
                Readings = [.. document.Readings.Select(reading => _rules.Checked(reading, _context))],
            };
}
