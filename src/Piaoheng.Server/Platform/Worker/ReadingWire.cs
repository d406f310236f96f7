using System.Collections.ObjectModel;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>The messages of the worker protocol: requests and readings, field by field in a fixed order.</summary>
/// <remarks>Binary, because a workbook of 100,000 rows passes here; both ends are always the same build.</remarks>
internal static class ReadingWire
{
    /// <summary>A request to read a file; the bytes of the file follow it in the same message.</summary>
    /// <param name="Name">Name of the file.</param>
    /// <param name="Options">What the caller knows.</param>
    /// <param name="Skip">Files and archive members that killed a worker before.</param>
    /// <param name="Only">The only files and archive members that are wanted; empty = all.</param>
    public sealed record Request(
        string Name,
        ReadOptions Options,
        IReadOnlyCollection<string> Skip,
        IReadOnlyCollection<string> Only
    );

    public static void Write(WireWriter writer, Request request)
    {
        writer.Text(request.Name);
        writer.Text(request.Options.TaxpayerId);
        writer.Enum(request.Options.As);
        writer.Instant(request.Options.ReadAt);
        writer.List(request.Skip, writer.Text);
        writer.List(request.Only, writer.Text);
    }

    public static Request ReadRequest(WireReader reader) =>
        new(
            reader.RequiredText(),
            new ReadOptions(reader.Text(), reader.Enum<Side>(), reader.Instant()),
            reader.List(reader.RequiredText) ?? [],
            reader.List(reader.RequiredText) ?? []
        );

    public static void Write(WireWriter writer, DocumentReading document)
    {
        writer.Text(document.File);
        writer.Bool(document.Workbook is not null);
        if (document.Workbook is { } workbook)
        {
            WriteWorkbook(writer, workbook);
        }

        writer.List(document.Readings, reading => WriteReading(writer, reading));
    }

    public static DocumentReading ReadDocument(WireReader reader) =>
        new(reader.RequiredText(), reader.Bool() ? ReadWorkbook(reader) : null, reader.List(() => ReadReading(reader)) ?? []);

    private static void WriteReading(WireWriter writer, Reading reading)
    {
        writer.Text(reading.File);
        writer.Text(reading.Part);
        writer.Text(reading.Kind);
        writer.Text(reading.Reason);
        writer.Text(reading.PrintedTitle);
        writer.Enum(reading.Direction);
        writer.Enum<SignatureState>(reading.Signature);
        writer.Text(reading.InvoiceCode);
        writer.Text(reading.InvoiceNumber);
        writer.Text(reading.PaperCode);
        writer.Text(reading.PaperNumber);
        writer.Day(reading.IssueDate);
        writer.Text(reading.CheckCode);
        writer.Text(reading.MachineNumber);
        writer.Text(reading.BuyerName);
        writer.Text(reading.BuyerTaxId);
        writer.Text(reading.SellerName);
        writer.Text(reading.SellerTaxId);
        writer.Amount(reading.AmountExTax);
        writer.Amount(reading.TaxAmount);
        writer.Amount(reading.TotalInclTax);
        writer.Text(reading.TotalInChinese);
        writer.Text(reading.Qr);
        writer.List(reading.Lines, line => WriteLine(writer, line));
        writer.Text(reading.Drawer);
        writer.Text(reading.Remark);
        WriteRedOf(writer, reading.RedOf);
        writer.Enum<VoidState>(reading.Status.Void);
        writer.Enum<RedState>(reading.Status.Red);
        writer.Enum<RiskState>(reading.Status.Risk);
        writer.Text(reading.Status.Text);
        WriteTexts(writer, reading.Extra);
        writer.List(reading.Findings, finding => WriteFinding(writer, finding));
        WriteTexts(writer, reading.Sources);
        writer.Text(reading.Source);
        writer.List(
            reading.Confidence,
            pair =>
            {
                writer.Text(pair.Key);
                writer.Int((int)(pair.Value * 10_000m));
            }
        );
        MarksWire.Write(writer, reading.Marks);
    }

    private static Reading ReadReading(WireReader reader) =>
        new()
        {
            File = reader.RequiredText(),
            Part = reader.Text(),
            Kind = reader.RequiredText(),
            Reason = reader.Text(),
            PrintedTitle = reader.Text(),
            Direction = reader.Enum<Direction>(),
            Signature = reader.Enum<SignatureState>() ?? SignatureState.Unchecked,
            InvoiceCode = reader.Text(),
            InvoiceNumber = reader.Text(),
            PaperCode = reader.Text(),
            PaperNumber = reader.Text(),
            IssueDate = reader.Day(),
            CheckCode = reader.Text(),
            MachineNumber = reader.Text(),
            BuyerName = reader.Text(),
            BuyerTaxId = reader.Text(),
            SellerName = reader.Text(),
            SellerTaxId = reader.Text(),
            AmountExTax = reader.Amount(),
            TaxAmount = reader.Amount(),
            TotalInclTax = reader.Amount(),
            TotalInChinese = reader.Text(),
            Qr = reader.Text(),
            Lines = reader.List(() => ReadLine(reader)),
            Drawer = reader.Text(),
            Remark = reader.Text(),
            RedOf = ReadRedOf(reader),
            Status = ReadStatus(reader),
            Extra = ReadTexts(reader),
            Findings = reader.List(() => ReadFinding(reader)) ?? [],
            Sources = ReadTexts(reader),
            Source = reader.RequiredText(),
            Confidence = ReadConfidence(reader),
            Marks = MarksWire.Read(reader),
        };

    private static void WriteLine(WireWriter writer, InvoiceLine line)
    {
        writer.Text(line.Name);
        writer.Text(line.Spec);
        writer.Text(line.Unit);
        writer.Text(line.Quantity);
        writer.Text(line.UnitPrice);
        writer.Amount(line.Amount);
        writer.Text(line.TaxRate);
        writer.Amount(line.Tax);
        writer.Text(line.TaxCode);
    }

    private static InvoiceLine ReadLine(WireReader reader) =>
        new()
        {
            Name = reader.Text(),
            Spec = reader.Text(),
            Unit = reader.Text(),
            Quantity = reader.Text(),
            UnitPrice = reader.Text(),
            Amount = reader.Amount(),
            TaxRate = reader.Text(),
            Tax = reader.Amount(),
            TaxCode = reader.Text(),
        };

    private static void WriteRedOf(WireWriter writer, RedReference? redOf)
    {
        writer.Text(redOf?.InvoiceNumber);
        if (redOf is not null)
        {
            writer.Text(redOf.InvoiceCode);
            writer.Text(redOf.Confirmation);
        }
    }

    private static RedReference? ReadRedOf(WireReader reader) =>
        reader.Text() is { } number ? new RedReference(reader.RequiredText(), number, reader.Text()) : null;

    private static InvoiceStatus ReadStatus(WireReader reader) =>
        new(
            reader.Enum<VoidState>() ?? VoidState.Unknown,
            reader.Enum<RedState>() ?? RedState.Unknown,
            reader.Enum<RiskState>() ?? RiskState.Unknown,
            reader.Text()
        );

    private static void WriteFinding(WireWriter writer, Finding finding)
    {
        writer.Text(finding.Text.Code);
        writer.Text(finding.Text.Template);
        WriteTexts(writer, finding.Text.Args);
        writer.Enum<Severity>(finding.Severity);
        writer.Text(finding.Field);
        writer.Text(finding.Expected);
        writer.Text(finding.Found);
    }

    private static Finding ReadFinding(WireReader reader) =>
        new(
            new CodedText(reader.RequiredText(), reader.RequiredText(), ReadTexts(reader)),
            reader.Enum<Severity>() ?? Severity.Info,
            reader.Text(),
            reader.Text(),
            reader.Text()
        );

    private static void WriteTexts(WireWriter writer, IReadOnlyDictionary<string, string> texts) =>
        writer.List(
            texts,
            pair =>
            {
                writer.Text(pair.Key);
                writer.Text(pair.Value);
            }
        );

    private static IReadOnlyDictionary<string, string> ReadTexts(WireReader reader) =>
        ToDictionary(reader.List(() => KeyValuePair.Create(reader.RequiredText(), reader.RequiredText())));

    private static IReadOnlyDictionary<string, decimal> ReadConfidence(WireReader reader) =>
        ToDictionary(reader.List(() => KeyValuePair.Create(reader.RequiredText(), reader.Int() / 10_000m)));

    private static IReadOnlyDictionary<string, T> ToDictionary<T>(List<KeyValuePair<string, T>>? pairs) =>
        pairs is null or [] ? ReadOnlyDictionary<string, T>.Empty : new Dictionary<string, T>(pairs, StringComparer.Ordinal);

    private static void WriteWorkbook(WireWriter writer, WorkbookReading workbook)
    {
        writer.Text(workbook.File);
        writer.Text(workbook.Layout);
        writer.Enum<Side>(workbook.Side);
        writer.Enum(workbook.Direction);
        writer.Text(workbook.TaxPeriod);
        writer.Text(workbook.TaxpayerId);
        writer.Int(workbook.Invoices);
        writer.Yuan(workbook.AmountExTax);
        writer.Yuan(workbook.TaxAmount);
        writer.Bool(workbook.TotalInclTax is not null);
        if (workbook.TotalInclTax is { } total)
        {
            writer.Yuan(total);
        }

        writer.List(
            workbook.Sheets,
            sheet =>
            {
                writer.Text(sheet.Name);
                writer.Int(sheet.Rows);
            }
        );
        writer.List(workbook.Coverage, coverage => WriteCoverage(writer, coverage));
        writer.Bool(workbook.Half is not null);
        if (workbook.Half is { } half)
        {
            writer.Bool(half.IsSelected);
            WriteCoverage(writer, half.Reach);
        }

        writer.List(workbook.Findings, finding => WriteFinding(writer, finding));
    }

    private static WorkbookReading ReadWorkbook(WireReader reader) =>
        new()
        {
            File = reader.RequiredText(),
            Layout = reader.RequiredText(),
            Side = reader.Enum<Side>() ?? throw new InvalidDataException("A worker left out the side."),
            Direction = reader.Enum<Direction>(),
            TaxPeriod = reader.Text(),
            TaxpayerId = reader.Text(),
            Invoices = reader.Int(),
            AmountExTax = reader.Yuan(),
            TaxAmount = reader.Yuan(),
            TotalInclTax = reader.Bool() ? reader.Yuan() : null,
            Sheets = reader.List(() => new WorkbookSheet(reader.RequiredText(), reader.Int())) ?? [],
            Coverage = reader.List(() => ReadCoverage(reader)) ?? [],
            Half = reader.Bool() ? new SelectionHalf(reader.Bool(), ReadCoverage(reader)) : null,
            Findings = reader.List(() => ReadFinding(reader)) ?? [],
        };

    private static void WriteCoverage(WireWriter writer, Coverage coverage)
    {
        writer.Enum<Direction>(coverage.Direction);
        writer.List(coverage.Kinds, writer.Text);
        writer.Day(coverage.From);
        writer.Day(coverage.To);
        writer.Enum<CoverageBasis>(coverage.Basis);
        writer.Instant(coverage.ReadAt);
        writer.Int(coverage.Rows);
        writer.Yuan(coverage.Amount);
        writer.Yuan(coverage.Tax);
        writer.Bool(coverage.Truncated);
        writer.Text(coverage.Source);
    }

    private static Coverage ReadCoverage(WireReader reader) =>
        new()
        {
            Direction = reader.Enum<Direction>() ?? throw new InvalidDataException("A worker left out the direction."),
            Kinds = reader.List(reader.RequiredText) ?? [],
            From = reader.Day() ?? DateOnly.MinValue,
            To = reader.Day() ?? DateOnly.MinValue,
            Basis = reader.Enum<CoverageBasis>() ?? CoverageBasis.Inferred,
            ReadAt = reader.Instant(),
            Rows = reader.Int(),
            Amount = reader.Yuan(),
            Tax = reader.Yuan(),
            Truncated = reader.Bool(),
            Source = reader.RequiredText(),
        };
}
