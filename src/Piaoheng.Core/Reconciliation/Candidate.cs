using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation;

/// <summary>疑似对应: a group of the other side that may be the same invoice, and what keeps the two apart.</summary>
/// <param name="Group">The group of the other side.</param>
/// <param name="Distance">Edits between the two numbers (optimal string alignment); null = more than two.</param>
/// <param name="Apart">The fields that differ.</param>
/// <param name="Why">Why it is not taken for the same.</param>
public sealed record Candidate(RecordGroup Group, int? Distance, IReadOnlyList<FieldDifference> Apart, CodedText Why);
