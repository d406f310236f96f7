namespace Piaoheng.Server.Platform.Storage;

/// <summary>Which process slot was drawn last; one row.</summary>
internal sealed class IdSlotRecord
{
    public required int Id { get; init; }

    public required long LastSlot { get; init; }
}
