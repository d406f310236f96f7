using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats.Forms;

/// <summary>What is being gathered from the sheets of one invoice, before it becomes a <see cref="Reading"/>.</summary>
internal sealed class Draft
{
    /// <summary>What the sheet is to its document.</summary>
    public SheetRole Role { get; set; } = SheetRole.Invoice;

    public required string Kind { get; set; }

    public string? Title { get; set; }

    public string? Code { get; set; }

    public string? Number { get; set; }

    public string? PaperCode { get; set; }

    public string? PaperNumber { get; set; }

    public DateOnly? IssueDate { get; set; }

    public string? CheckCode { get; set; }

    public string? MachineNumber { get; set; }

    public string? BuyerName { get; set; }

    public string? BuyerTaxId { get; set; }

    public string? SellerName { get; set; }

    public string? SellerTaxId { get; set; }

    public PrintedAmount? AmountExTax { get; set; }

    public PrintedAmount? TaxAmount { get; set; }

    public PrintedAmount? TotalInclTax { get; set; }

    public string? TotalInChinese { get; set; }

    public List<InvoiceLine>? Lines { get; set; }

    public string? Drawer { get; set; }

    public string? Remark { get; set; }

    public RedReference? RedOf { get; set; }

    public InvoiceStatus Status { get; set; } = InvoiceStatus.Unknown;

    public SortedDictionary<string, string> Extra { get; } = new(StringComparer.Ordinal);

    public List<Finding> Findings { get; } = [];

    /// <summary>取值来源 of single fields, where it is not the text itself.</summary>
    public SortedDictionary<string, string> Sources { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether some glyph on its sheets has no character, so that what was not found may stand there all the same.</summary>
    public bool HasUnnamed { get; set; }

    /// <summary>Pages that it stands on, in order.</summary>
    public List<int> Pages { get; } = [];

    /// <summary>Keeps a further value under its name, if there is one.</summary>
    public void Keep(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Extra[name] = value;
        }
    }

    public Reading ToReading(string file, string? part, string source) =>
        new()
        {
            File = file,
            Part = part,
            Kind = Kind,
            PrintedTitle = Title,
            InvoiceCode = Code,
            InvoiceNumber = Number,
            PaperCode = PaperCode,
            PaperNumber = PaperNumber,
            IssueDate = IssueDate,
            CheckCode = CheckCode,
            MachineNumber = MachineNumber,
            BuyerName = BuyerName,
            BuyerTaxId = BuyerTaxId,
            SellerName = SellerName,
            SellerTaxId = SellerTaxId,
            AmountExTax = AmountExTax,
            TaxAmount = TaxAmount,
            TotalInclTax = TotalInclTax,
            TotalInChinese = TotalInChinese,
            Lines = Lines,
            Drawer = Drawer,
            Remark = Remark,
            RedOf = RedOf,
            Status = Status,
            Extra = Extra,
            Findings = Findings,
            Sources = Sources,
            Source = source,
        };
}
