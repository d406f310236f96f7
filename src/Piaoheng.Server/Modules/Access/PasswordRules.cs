using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Access;

/// <summary>口令规则: long enough, not known to everybody, not one's own name. No composition is prescribed.</summary>
internal sealed class PasswordRules(PolicyPack policy, BreachedPasswords breached, TimeProvider time)
{
    private static readonly RefusalText TooShort = new("ACC-10", "口令至少 {length} 个字符，不限字符种类，可以是一句话");
    private static readonly RefusalText TooLong = new("ACC-11", "口令最多 {length} 个字符");
    private static readonly RefusalText Breached = new("ACC-12", "这个口令在公开的泄露名单里，别人会最先试它，请换一个");
    private static readonly RefusalText IsName = new("ACC-13", "口令不能包含登录名，请换一个");

    /// <summary>The terms in force.</summary>
    public SignInTerms Terms => policy.SignIn.At("sign-in", BeijingTime.Today(time)) ?? policy.SignIn.Find("sign-in")!;

    /// <summary>Why a password cannot be taken; null when it can.</summary>
    public Refusal? Judge(string password, string userName)
    {
        var terms = Terms;
        if (password.Length < terms.PasswordLength)
        {
            return Refusal.Invalid(TooShort, ("length", Text(terms.PasswordLength)));
        }

        if (password.Length > terms.PasswordLimit)
        {
            return Refusal.Invalid(TooLong, ("length", Text(terms.PasswordLimit)));
        }

        if (breached.Contain(password))
        {
            return Refusal.Invalid(Breached);
        }

        return userName.Length >= 3 && password.Contains(userName, StringComparison.OrdinalIgnoreCase)
            ? Refusal.Invalid(IsName)
            : null;
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
