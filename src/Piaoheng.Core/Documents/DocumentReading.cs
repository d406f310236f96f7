using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Documents;

/// <summary>What one file (or one member of an archive) gave: for a workbook its summary, and one reading for each invoice found.</summary>
/// <param name="File">The file as given; a member of an archive is <c>a.zip!/b.xml</c>.</param>
/// <param name="Workbook">The summary, when the file is a workbook.</param>
/// <param name="Readings">One for each invoice; at least one when <paramref name="Workbook"/> is null (an unreadable file gives one too).</param>
public sealed record DocumentReading(string File, WorkbookReading? Workbook, IReadOnlyList<Reading> Readings);
