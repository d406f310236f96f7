using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Reconciliation.Numbers;

/// <summary>An unpaired invoice that is looked for under a mistyped number.</summary>
/// <param name="group">The group.</param>
/// <param name="place">Its place among the unpaired of its side.</param>
internal sealed class Suspect(RecordGroup group, int place)
{
    public RecordGroup Group { get; } = group;

    public int Place { get; } = place;

    public NumberForm[] Forms { get; } = NumberForm.Of(group);

    /// <summary>The groups of the other side that come nearest.</summary>
    public CandidateList Nearest { get; } = new();

    public InvoiceRecord Face => Group.Face;

    /// <summary>The least distance between any two comparable forms, with the forms that show it.</summary>
    public static SuspectDistance DistanceOf(Suspect ours, Suspect theirs)
    {
        var best = new SuspectDistance(NumberDistance.Limit + 1, "", "");
        foreach (var left in ours.Forms)
        {
            foreach (var right in theirs.Forms)
            {
                if (
                    NumberForm.AreComparable(left.Kind, right.Kind)
                    && NumberDistance.Of(left.Text, right.Text) is var edits
                    && edits < best.Edits
                )
                {
                    best = new SuspectDistance(edits, left.Text, right.Text);
                }
            }
        }

        return best;
    }
}

/// <summary>How far two numbers are apart.</summary>
/// <param name="Edits">Edits; more than <see cref="NumberDistance.Limit"/> = strangers.</param>
/// <param name="Ours">Our form that was compared.</param>
/// <param name="Theirs">Their form that was compared.</param>
internal readonly record struct SuspectDistance(int Edits, string Ours, string Theirs)
{
    /// <summary>Whether the numbers are near enough for a slip.</summary>
    public bool IsNear => Edits <= NumberDistance.Limit;

    /// <summary>Whether the two differ, and only in their last two digits.</summary>
    public bool IsInLastTwoDigits =>
        Edits > 0
        && Ours.Length == Theirs.Length
        && Ours.Length > 2
        && Ours.AsSpan(0, Ours.Length - 2).SequenceEqual(Theirs.AsSpan(0, Theirs.Length - 2));
}
