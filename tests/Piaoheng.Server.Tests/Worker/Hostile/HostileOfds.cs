using System.Text;

namespace Piaoheng.Server.Tests.Worker.Hostile;

/// <summary>OFD packages whose references lead out, in circles or nowhere.</summary>
internal static class HostileOfds
{
    private const string Space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    public static IEnumerable<HostileFile> All(string listener)
    {
        yield return new("ofd: references that lead out of the package", "out.ofd", Ofd(root: "../../../../etc/passwd"));
        yield return new("ofd: a document that is the package itself", "self.ofd", Ofd(root: "OFD.xml"));
        yield return new(
            "ofd: templates in a circle",
            "templates.ofd",
            Ofd(
                page: $"<ofd:Page {Space}><ofd:Template TemplateID=\"1\"/><ofd:Content/></ofd:Page>",
                common: "<ofd:TemplatePage ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/>"
            )
        );
        yield return new("ofd: more pages than allowed", "pages.ofd", Ofd(pages: 5_000));
        yield return new(
            "ofd: deep content",
            "deep.ofd",
            Ofd(page: $"<ofd:Page {Space}>{Repeated("<ofd:PageBlock>", 50_000)}{Repeated("</ofd:PageBlock>", 50_000)}</ofd:Page>")
        );
        yield return new(
            "ofd: a document type at an address",
            "dtd.ofd",
            Ofd(page: $"<!DOCTYPE a SYSTEM \"{listener}o\"><ofd:Page {Space}/>")
        );
        yield return new(
            "ofd: very many letters",
            "letters.ofd",
            Ofd(
                page: $"<ofd:Page {Space}><ofd:Content><ofd:Layer><ofd:TextObject Boundary=\"0 0 9 9\" Size=\"3\"><ofd:TextCode X=\"0\" Y=\"0\">{new string('票', 3_000_000)}</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>"
            )
        );
        yield return new(
            "ofd: repeated steps without end",
            "delta.ofd",
            Ofd(
                page: $"<ofd:Page {Space}><ofd:Content><ofd:Layer><ofd:TextObject Boundary=\"0 0 9 9\" Size=\"3\"><ofd:TextCode X=\"0\" Y=\"0\" DeltaX=\"g 2000000000 1\">票</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>"
            )
        );
        yield return new(
            "ofd: a picture that states an enormous size",
            "picture.ofd",
            Ofd(picture: HostilePictures.Png(60_000, 60_000, new byte[1_000]))
        );
        yield return new(
            "ofd: a picture that unpacks without end",
            "bomb.ofd",
            Ofd(picture: HostilePictures.Png(4_000, 4_000, new byte[100 * 1024 * 1024]))
        );
        yield return new(
            "ofd: resources that are the document",
            "resources.ofd",
            Ofd(common: "<ofd:DocumentRes>Document.xml</ofd:DocumentRes><ofd:PublicRes>/OFD.xml</ofd:PublicRes>")
        );
        yield return new(
            "ofd: signatures of nonsense",
            "signed.ofd",
            Ofd(signatures: "<ofd:Signatures><ofd:Signature ID=\"1\" BaseLoc=\"../../OFD.xml\"/></ofd:Signatures>")
        );
    }

    private static byte[] Ofd(
        string root = "Doc_0/Document.xml",
        string? page = null,
        string common = "",
        int pages = 1,
        byte[]? picture = null,
        string? signatures = null
    )
    {
        var resources = picture is null ? "" : "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>";
        var list = Repeated("<ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/>", pages);
        List<(string, byte[])> parts =
        [
            (
                "OFD.xml",
                Part(
                    $"<ofd:OFD {Space}><ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot><ofd:Signatures>Doc_0/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>"
                )
            ),
            (
                "Doc_0/Document.xml",
                Part(
                    $"<ofd:Document {Space}><ofd:CommonData>{resources}{common}</ofd:CommonData><ofd:Pages>{list}</ofd:Pages></ofd:Document>"
                )
            ),
            ("Doc_0/Pages/Page_0/Content.xml", Part(page ?? $"<ofd:Page {Space}><ofd:Content/></ofd:Page>")),
            ("Doc_0/Signatures.xml", Part(signatures ?? $"<ofd:Signatures {Space}/>")),
        ];
        if (picture is not null)
        {
            parts.Add(
                (
                    "Doc_0/DocumentRes.xml",
                    Part(
                        $"<ofd:Res {Space} BaseLoc=\"Res\"><ofd:MultiMedias><ofd:MultiMedia ID=\"9\" Type=\"Image\"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"
                    )
                )
            );
            parts.Add(("Doc_0/Res/a.png", picture));
        }

        return HostileArchives.Zip([.. parts]);
    }

    private static string Repeated(string text, int count) =>
        new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static byte[] Part(string xml) => Encoding.UTF8.GetBytes(xml);
}
