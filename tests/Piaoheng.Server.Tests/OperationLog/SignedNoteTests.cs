using Piaoheng.AuditVerifier;

namespace Piaoheng.Server.Tests.OperationLog;

/// <summary>Signatures of checkpoints are those of signed notes, which other tools check too.</summary>
public sealed class SignedNoteTests
{
    // The example of golang.org/x/mod/sumdb/note, facts only.
    private const string Text =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private const string Key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private const string Signature =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static VerifierKey Published { get; } = VerifierKey.Parse(Key)!;

    [Fact]
    public void A_published_note_opens()
    {
        Assert.Equal(Key, Published.ToString());
        Assert.Equal(Text, SignedNote.Open(Text + "\n" + Signature, Published));
    }

    [Fact]
    public void A_changed_note_does_not_open() =>
        Assert.Null(SignedNote.Open(Text.Replace("your", "our", StringComparison.Ordinal) + "\n" + Signature, Published));

    [Fact]
    public void A_note_signed_by_another_does_not_open()
    {
        var other = new SigningKey("PeterNeumann", SigningKey.NewSeed());
        var note = SignedNote.Sign(Text, other);
        Assert.Equal(Text, SignedNote.Open(note, other.Verifier));
        Assert.Null(SignedNote.Open(note, Published));
    }
}
