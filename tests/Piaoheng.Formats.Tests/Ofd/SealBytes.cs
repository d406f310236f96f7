using System.Formats.Asn1;

namespace Piaoheng.Formats.Tests.Ofd;

/// <summary>An electronic seal in the shape of the standard, with invented content.</summary>
internal static class SealBytes
{
    /// <summary>A signed value whose seal carries this picture.</summary>
    public static byte[] With(string type, byte[] picture)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteInteger(4);
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteCharacterString(UniversalTagNumber.IA5String, "ES");
                    writer.WriteInteger(4);
                }

                writer.WriteCharacterString(UniversalTagNumber.IA5String, "50000000000001");
                using (writer.PushSequence())
                {
                    writer.WriteCharacterString(UniversalTagNumber.IA5String, type);
                    writer.WriteOctetString(picture);
                    writer.WriteInteger(30);
                    writer.WriteInteger(20);
                }
            }
        }

        return writer.Encode();
    }
}
