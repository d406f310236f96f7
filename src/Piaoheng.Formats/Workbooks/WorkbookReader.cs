using System.Text;
using System.Xml;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Validation;
using Piaoheng.Formats.Workbooks.Books;
using Piaoheng.Formats.Workbooks.Cells;
using Piaoheng.Formats.Workbooks.Layouts;
using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Workbooks;

/// <summary>表格文件: bureau workbooks and own ledgers, from xlsx, xls, CSV, HTML tables and SpreadsheetML.</summary>
public sealed class WorkbookReader : FormatReader
{
    private const int Certain = 90;

    // Above web pages and QR texts, which take what nobody else reads.
    private const int HasTable = 60;

    /// <inheritdoc />
    public override int Score(FileBytes file) =>
        file.Type switch
        {
            FileType.Xlsx => Certain,
            FileType.CompoundFile => TableFiles.IsWorkbookCompound(file.Content.Span) ? Certain : 0,
            FileType.Xml => TableFiles.IsSpreadsheetXml(file) ? Certain : 0,
            FileType.Html => HoldsTable(file) ? HasTable : 0,
            FileType.Text or FileType.Unknown => IsNamedText(file) || HoldsTable(file) ? HasTable : 0,
            _ => 0,
        };

    /// <inheritdoc />
    public override IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options)
    {
        try
        {
            using var tables = TableFiles.Open(file);
            return
            [
                tables is null ? FormatCatalogue.Unreadable(file, UnreadableReason.Unsupported) : Read(file, tables, options),
            ];
        }
        catch (LimitExceededException)
        {
            return [FormatCatalogue.Unreadable(file, UnreadableReason.TooLarge)];
        }
        catch (EncryptedFileException)
        {
            return [FormatCatalogue.Unreadable(file, UnreadableReason.Encrypted)];
        }
        catch (DecoderFallbackException)
        {
            return [Refused(file, UnreadableReason.Broken, [WorkbookFindings.WrongEncoding(file.ShortName)])];
        }
    }

    private static bool IsNamedText(FileBytes file) => file.EndsWith(".csv") || file.EndsWith(".tsv");

    private static bool HoldsTable(FileBytes file)
    {
        try
        {
            using var tables = TableFiles.Open(file);
            return tables?.Sheets.Any(sheet => SheetTop.Of(sheet).Table is { Known: > 2 }) == true;
        }
        catch (Exception exception)
            when (exception is LimitExceededException or InvalidDataException or XmlException or DecoderFallbackException)
        {
            return false;
        }
    }

    private DocumentReading Read(FileBytes file, TableFile tables, ReadOptions options)
    {
        var tops = tables.Sheets.Select(SheetTop.Of).ToList();
        var layout = LayoutFinder.Find(file.ShortName, tops);
        if (layout.Id is null)
        {
            return FormatCatalogue.Unreadable(file, UnreadableReason.UnknownLayout);
        }

        if (SideOf(layout, options) is not { } side)
        {
            return FormatCatalogue.Unreadable(file, UnreadableReason.NeedsSide);
        }

        if (side == Side.Ours)
        {
            layout = layout.AsLedger();
        }

        var context = new RowContext(file.Name, Policy, tables.Dates);
        var content = layout.Id switch
        {
            BureauLayouts.FullQuery => new QueryBook(context).Read(layout),
            BureauLayouts.Selection => new SelectionBook(context, file.ShortName).Read(layout),
            BureauLayouts.PurposeConfirm => new PurposeBook(context).Read(layout),
            _ => new LedgerBook(context, side, file.ShortName).Read(layout),
        };
        if (content.Refusal is { } reason)
        {
            return Refused(file, reason, content.Findings);
        }

        if (side == Side.Theirs && options.As == Side.Ours)
        {
            content.Findings.Insert(0, WorkbookFindings.IsBureauFile(file.ShortName));
        }

        if (side == Side.Theirs && !layout.IsBureau && !layout.LooksLikeBureau)
        {
            content.Findings.Insert(0, WorkbookFindings.TakenAsBureauFile(file.ShortName));
        }

        return Settled(file, layout, side, content, options);
    }

    private DocumentReading Settled(FileBytes file, Layout layout, Side side, BookContent content, ReadOptions options)
    {
        CutNumbers.Drop(content.Readings);
        string[] words =
        [
            file.ShortName,
            .. layout.Sheets.Select(sheet => sheet.Top).SelectMany(top => (string[])[top.Sheet.Name, .. top.TextsAbove]),
        ];
        var ownership = Ownership.Settle(content, options, layout.Id!, words);
        var counted = content.Readings[..content.Counted];
        var coverage =
            side == Side.Theirs
                ? new CoverageFinder(Policy, options, file.Name).Find(layout.Id!, counted, words, content.Findings)
                : [];
        var half = CoverageFinder.IsSelectedHalf(layout.Id!, counted);
        if (half is { } isSelected)
        {
            content.Findings.Add(WorkbookFindings.SelectionIsHalf(isSelected));
        }

        NoteUnread(layout, content);
        return new DocumentReading(
            file.Name,
            new WorkbookReading
            {
                File = file.Name,
                Layout = layout.Id!,
                Side = side,
                Direction = ownership.Direction,
                TaxPeriod = content.TaxPeriod,
                TaxpayerId = ownership.TaxpayerId,
                Invoices = counted.Count,
                AmountExTax = Sum(counted, reading => reading.AmountExTax),
                TaxAmount = Sum(counted, reading => reading.TaxAmount),
                TotalInclTax = counted.Exists(reading => reading.TotalInclTax is not null)
                    ? Sum(counted, reading => reading.TotalInclTax)
                    : null,
                Sheets = [.. layout.Sheets.Select((sheet, place) => SheetOf(place, sheet.Top, content))],
                Coverage = half is null ? coverage : [],
                Half = half is { } selected && coverage is [var reach] ? new SelectionHalf(selected, reach) : null,
                Findings = content.Findings,
            },
            content.Readings
        );
    }

    // A bureau file stays the bureau's whatever the caller says; a table that only has its headings may be ours.
    private static Side? SideOf(Layout layout, ReadOptions options) =>
        layout.IsBureau ? Side.Theirs
        : layout.LooksLikeBureau ? options.As ?? Side.Theirs
        : options.As;

    private static void NoteUnread(Layout layout, BookContent content)
    {
        var unread = layout
            .Sheets.Index()
            .Where(sheet =>
                sheet.Item.Role != SheetRole.None && !content.SheetRows.ContainsKey(sheet.Index) && !sheet.Item.Top.Sheet.IsHidden
            )
            .Select(sheet => sheet.Item.Top.Sheet.Name)
            .ToList();
        if (unread.Count > 0)
        {
            content.Findings.Add(WorkbookFindings.SheetsNotRead(unread));
        }
    }

    private static WorkbookSheet SheetOf(int place, SheetTop top, BookContent content) =>
        new(top.Sheet.Name, content.SheetRows.TryGetValue(place, out var rows) ? rows : TableScan.Count(top));

    private static Yuan Sum(List<Reading> readings, Func<Reading, PrintedAmount?> amount) =>
        readings.Aggregate(Yuan.Zero, (sum, reading) => sum + (amount(reading)?.Value ?? Yuan.Zero));

    private static DocumentReading Refused(FileBytes file, string reason, IReadOnlyList<Finding> findings) =>
        new(
            file.Name,
            null,
            [
                new Reading
                {
                    File = file.Name,
                    Kind = KindId.Unreadable,
                    Reason = reason,
                    Findings = findings,
                },
            ]
        );
}
