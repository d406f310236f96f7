using Piaoheng.Core.Invoices;

namespace Piaoheng.World.Pictures;

/// <summary>One picture of the bench set.</summary>
/// <param name="Index">Its place in the set: set, seed and index make it again.</param>
/// <param name="Layout">What is on it: one of <see cref="PictureSet.Layouts"/>.</param>
/// <param name="Damage">What happened to it: one of <see cref="Pictures.Damage.Names"/>.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Content">The file.</param>
/// <param name="Truth">What is printed, one for each document on it.</param>
public sealed record PictureCase(
    int Index,
    string Layout,
    string Damage,
    string FileName,
    byte[] Content,
    IReadOnlyList<Reading> Truth
);
