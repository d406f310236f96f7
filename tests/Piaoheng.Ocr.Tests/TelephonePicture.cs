namespace Piaoheng.Ocr.Tests;

/// <summary>A photograph as telephones keep it, shared by the tests of recognition and of the reading process.</summary>
internal static class TelephonePicture
{
    private const string HeicText =
        "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
        + "AA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAAeAACAAEAAAAAAAAA"
        + "AQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAA"
        + "ALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQED"
        + "cAAAAwCQAAADAAADAB6gIIEFlurkprm4EBAwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlz"
        + "cGUAAAAAAAAAQAAAADAAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGlt"
        + "ZwACAAEAAQAAAIBtZGF0AAAAdCgBrxOA5TH3/8ONP+mfT/XcmZOoMQv/M+PvDqr/CXLEG44j6fgCP9uS/0tuIKNGWEf5Lt+hcvDD"
        + "kZWPdeb0GvYrDW0TUnavv9qKA1lbiZ3Y/l/D/Fj+L+UNWIVVRziWH+VkHR8b48Udt6v1rvdoSTnqqUVA";

    /// <summary>A HEIC of 64 × 48 points, made by heif-enc: nothing here writes HEVC.</summary>
    public static byte[] Heic => Convert.FromBase64String(HeicText);
}
