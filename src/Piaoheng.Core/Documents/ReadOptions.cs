using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Documents;

/// <summary>What the caller knows of a file before it is read.</summary>
/// <param name="TaxpayerId">The taxpayer whose file it is; decides <see cref="Reading.Direction"/>. Null = not given.</param>
/// <param name="As">Which side a workbook belongs to, where it does not say so itself; null = not given.</param>
/// <param name="ReadAt">When the bureau data in the file was exported, if known; null otherwise.</param>
public sealed record ReadOptions(string? TaxpayerId = null, Side? As = null, DateTimeOffset? ReadAt = null);
