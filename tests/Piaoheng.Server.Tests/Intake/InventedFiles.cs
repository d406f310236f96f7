using System.IO.Compression;
using Piaoheng.Core.Invoices;
using Piaoheng.World;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Xml;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.Server.Tests.Intake;

/// <summary>Invented invoices and the files that carry them, all from one seed.</summary>
internal sealed class InventedFiles
{
    private readonly InvoiceIssuer _issuer;

    public InventedFiles(ulong seed)
    {
        var dice = new Dice(seed);
        Companies = new InventedCompanies(dice);
        _issuer = new InvoiceIssuer(dice, Companies);
        Us = Companies.Next(Trade.Software);
    }

    public InventedCompanies Companies { get; }

    public Company Us { get; }

    public static DateOnly Day { get; } = new(2026, 3, 10);

    public WorldInvoice Issue(string kind = KindId.DigitalVatSpecial, Company? buyer = null, Company? seller = null) =>
        _issuer.Issue(kind, Day, buyer ?? Us, new InvoiceWish { Seller = seller, Lines = 2 });

    public WorldInvoice Reverse(WorldInvoice blue, decimal share) => _issuer.IssueRed(blue, Day.AddDays(3), share);

    public static WorldFile Xml(WorldInvoice invoice, bool indented = false) =>
        DigitalXmlWriter.Write(invoice, new DigitalXmlStyle { IsIndented = indented });

    public static WorldFile Query(string name, params WorldInvoice[] invoices) =>
        BureauFile.FullQuery(name, [.. invoices.Select(invoice => new BureauRow(invoice))], new BureauFileStyle());

    public WorldFile Ledger(string name, params LedgerRow[] rows) => OwnLedger.Write(name, Us.Name, rows, new LedgerStyle());

    public static byte[] Zip(params WorldFile[] members)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var member in members)
            {
                using var entry = archive.CreateEntry(member.Name).Open();
                entry.Write(member.Content);
            }
        }

        return bytes.ToArray();
    }
}
