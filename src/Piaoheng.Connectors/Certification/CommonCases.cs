namespace Piaoheng.Connectors.Certification;

/// <summary>Cases that hold for every call: sign-in (S11) and outages (S19).</summary>
internal static class CommonCases
{
    private static readonly (string Mode, Failure Failure)[] Outages =
    [
        ("503", Failure.Busy),
        ("500", Failure.Unreachable),
        ("html", Failure.Incompatible),
        ("reset", Failure.Unreachable),
        ("timeout", Failure.Unreachable),
        ("truncated", Failure.Incompatible),
        ("doubled", Failure.Incompatible),
    ];

    public static IEnumerable<FaultCase> For(
        Capabilities capability,
        Func<CaseBench, CancellationToken, Task> call,
        params (string Mode, Failure Failure)[] signIn
    ) =>
        Outages
            .Select(outage => ("S19:" + outage.Mode, outage.Failure))
            .Concat(signIn.Select(refusal => ("S11:" + refusal.Mode, refusal.Failure)))
            .Select(each => new FaultCase(
                each.Item1,
                capability,
                FailureWords.Of(each.Failure),
                async (bench, ct) =>
                    CaseSeen.Same(
                        FailureWords.Of(each.Failure),
                        await CaseBench.Try(async () =>
                        {
                            await call(bench, ct);
                            return "成功";
                        })
                    )
            ));

    public static (string Mode, Failure Failure)[] SignIn { get; } =
    [
        ("session", Failure.LoginExpired),
        ("sms", Failure.LoginExpired),
        ("face", Failure.LoginExpired),
        ("role", Failure.Refused),
        ("company", Failure.Refused),
    ];
}
