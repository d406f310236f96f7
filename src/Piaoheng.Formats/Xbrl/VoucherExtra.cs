namespace Piaoheng.Formats.Xbrl;

/// <summary>Makes the extra fields of a reading from what a voucher states; blank ones are left out.</summary>
internal static class VoucherExtra
{
    public static SortedDictionary<string, string> Of(params IEnumerable<(string Key, string? Value)> stated)
    {
        var extra = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in stated)
        {
            if (!string.IsNullOrEmpty(value))
            {
                extra[key] = value;
            }
        }

        return extra;
    }
}
