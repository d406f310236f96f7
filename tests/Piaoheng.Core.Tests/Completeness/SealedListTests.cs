using CsCheck;
using Piaoheng.Core.Completeness;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using static Piaoheng.Core.Tests.Completeness.MonthProofTests;

namespace Piaoheng.Core.Tests.Completeness;

/// <summary>封存的清单 and what changed since.</summary>
public sealed class SealedListTests
{
    [Fact]
    public void The_text_states_every_field_by_which_it_can_be_checked() =>
        Assert.Equal(
            "26112000000000000001\t2026-10-05\t100.00\t13.00\t113.00\tunknown\tunknown\n",
            SealedList.Of([Listed(1)]).Text
        );

    [Fact]
    public void The_hash_is_that_of_the_text_alone() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", SealedList.Of([]).Hash);

    [Fact]
    public void The_hash_does_not_depend_on_the_order() =>
        Gen.Shuffle(Enumerable.Range(1, 12).ToArray())
            .Sample(order =>
                Assert.Equal(SealedList.Of(Enumerable.Range(1, 12).Select(Listed)).Hash, SealedList.Of(order.Select(Listed)).Hash)
            );

    [Fact]
    public void A_list_that_did_not_change_has_no_changes()
    {
        var list = SealedList.Of([Listed(1), Listed(2)]);
        Assert.Empty(list.ChangesTo(SealedList.Of([Listed(2), Listed(1)])));
    }

    [Fact]
    public void New_gone_and_changed_invoices_are_named()
    {
        var then = SealedList.Of([Listed(1), Listed(2)]);
        var now = SealedList.Of([Listed(2) with { Void = VoidState.Voided }, Listed(3)]);
        Assert.Collection(
            then.ChangesTo(now),
            gone => Assert.Equal(("26112000000000000001", null), (gone.Key, gone.Now)),
            changed => Assert.EndsWith("voided\tunknown", changed.Now, StringComparison.Ordinal),
            added => Assert.Equal(("26112000000000000003", null), (added.Key, added.Then))
        );
    }

    [Fact]
    public void One_fen_changes_the_hash() =>
        Assert.NotEqual(SealedList.Of([Listed(1)]).Hash, SealedList.Of([Listed(1) with { Tax = Yuan.FromFen(1301) }]).Hash);
}
