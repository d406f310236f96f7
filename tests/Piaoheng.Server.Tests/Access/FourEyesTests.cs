using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Tests.Access;

public sealed class FourEyesTests
{
    private static readonly Permission Approve = new("test.approve", "复核");

    [Fact]
    public void Another_person_approves_what_was_shown() => Assert.Null(Code(Person(2), [1], "a", "a"));

    [Fact]
    public void Maker_is_refused() => Assert.Equal("ACC-60", Code(Person(1), [1], "a", "a"));

    [Fact]
    public void One_of_several_makers_is_refused() => Assert.Equal("ACC-60", Code(Person(2), [1, 2, 3], "a", "a"));

    [Fact]
    public void Another_name_or_role_of_the_maker_changes_nothing() =>
        Assert.Equal("ACC-60", Code(new Actor("别名") { UserId = 1, Rights = Rights.All }, [1], "a", "a"));

    [Fact]
    public void Key_of_the_maker_or_of_another_is_refused()
    {
        Assert.Equal("ACC-61", Code(Person(1) with { IsByKey = true }, [1], "a", "a"));
        Assert.Equal("ACC-61", Code(Person(2) with { IsByKey = true }, [1], "a", "a"));
    }

    [Fact]
    public void Commands_the_program_and_strangers_are_refused()
    {
        foreach (var nobody in new[] { Actor.LocalOperator, Actor.Program, Actor.Anonymous })
        {
            Assert.Equal("ACC-61", Code(nobody, [1], "a", "a"));
        }
    }

    [Fact]
    public void Later_change_voids_what_was_shown() => Assert.Equal("ACC-62", Code(Person(2), [1], "a", "b"));

    [Fact]
    public void Hash_tells_values_apart()
    {
        Assert.Equal(FourEyes.HashOf("a", "b"), FourEyes.HashOf("a", "b"));
        var hashes = new[]
        {
            FourEyes.HashOf("a", "b"),
            FourEyes.HashOf("ab", ""),
            FourEyes.HashOf("", "ab"),
            FourEyes.HashOf("ab"),
            FourEyes.HashOf("ab", null),
            FourEyes.HashOf("b", "a"),
        };
        Assert.Equal(hashes.Length, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>Random making, changing and approving by five people, some by keys: what is approved was made by nobody who approved it, and seen as it stands.</summary>
    [Fact]
    public void No_random_sequence_lets_a_maker_approve()
    {
        var random = new Random(20261130);
        for (var run = 0; run < 10_000; run++)
        {
            var makers = new HashSet<long> { random.Next(1, 6) };
            var version = 0;
            for (var step = 0; step < 12; step++)
            {
                var person = Person(random.Next(1, 6)) with { IsByKey = random.Next(5) == 0 };
                if (random.Next(2) == 0)
                {
                    makers.Add(person.UserId);
                    version++;
                    continue;
                }

                var seen = random.Next(3) == 0 ? Math.Max(0, version - 1) : version;
                var isApproved = Code(person, makers, FourEyes.HashOf($"{seen}"), FourEyes.HashOf($"{version}")) is null;
                Assert.Equal(!person.IsByKey && !makers.Contains(person.UserId) && seen == version, isApproved);
                if (isApproved)
                {
                    makers.Clear();
                }
            }
        }
    }

    private static Actor Person(long id) => new("某人") { UserId = id, Rights = Rights.Of([Approve.Id]) };

    private static string? Code(Actor checker, IEnumerable<long> makers, string shown, string present) =>
        FourEyes.Check(checker, makers, shown, present)?.Text.Code;
}
