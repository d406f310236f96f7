namespace Piaoheng.Browser.Tests;

/// <summary>The published program with the invented company in it, imported and reconciled.</summary>
public sealed class DemoProgram : PublishedProgram
{
    /// <summary>纳税人识别号 of the invented company.</summary>
    public static string TaxId => World.Demo.DemoSet.Taxpayer.TaxId;

    /// <inheritdoc />
    protected override string[] Further => ["--demo"];

    /// <inheritdoc />
    protected override bool NeedsSignIn => false;
}
