namespace Piaoheng.Core.Policy;

/// <summary>One edition of a dated entry of the policy pack.</summary>
public interface IDated
{
    /// <summary>What the entry is about; editions of the same thing share it.</summary>
    string Id { get; }

    /// <summary>有效期间 of this edition, as its file states it; an open end lasts until a newer edition begins.</summary>
    EffectivePeriod Period { get; }
}
