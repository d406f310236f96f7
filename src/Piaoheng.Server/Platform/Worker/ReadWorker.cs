using System.Diagnostics;
using System.Text;
using Piaoheng.Core.Documents;
using Piaoheng.Formats;
using Piaoheng.Formats.Mail;
using Piaoheng.Ocr;
using Piaoheng.Ocr.Models;
using Piaoheng.Ocr.Pictures.Foreign;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>读取进程: the inside of <c>piaoheng read-worker</c>. It limits itself, then answers one request after another.</summary>
internal static class ReadWorker
{
    /// <summary>Serves requests until standard input ends.</summary>
    /// <param name="kind">Which limits it runs under.</param>
    /// <param name="models">Folder of the models of recognition; null = pictures are not read.</param>
    public static int Run(WorkerKind kind, string? models)
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();

        // Policy, readers and models are loaded before the limits: they are our own files.
        var policy = PolicyFolder.Load(PolicyFolder.Shipped);
        Action<string> starting = name => Frame.Write(output, Frame.Starting, Encoding.UTF8.GetBytes(name));
        using var recogniser = models is null ? null : new PageRecogniser(ModelFolder.Read(models));
        var catalogue = new FormatCatalogue(policy)
        {
            Starting = starting,
            Renditions = new PageRenditions(),
            Pictures = recogniser is null ? null : new PictureReading(recogniser, policy) { Starting = starting },
        };

        if (WorkerSandbox.FileInMemory(LentFile.Size) is { } lent)
        {
            LentFile.Use(lent);
        }

        var sandbox = WorkerSandbox.Enter(WorkerLimits.Of(kind));
        Frame.Write(output, Frame.Ready, Encoding.UTF8.GetBytes(sandbox.ToString()));
        while (Frame.ReadNext(input) is { Type: Frame.Read or Frame.Draw or Frame.OpenMail } request)
        {
            Action answer = request.Type switch
            {
                Frame.Draw => () => Draw(catalogue, request.Content, output),
                Frame.OpenMail => () => OpenMail(request.Content, output),
                _ => () => Read(catalogue, request.Content, output),
            };
            answer();

            Done(output);
        }

        return 0;
    }

    private static void OpenMail(byte[] content, Stream output)
    {
        try
        {
            MailWire.Answer(MailOpener.Open(content), output);
        }
        catch (FormatException)
        {
            // Without a head the answer says that it is no mail.
        }
    }

    private static void Read(FormatCatalogue catalogue, byte[] content, Stream output)
    {
        ReadingWire.Request request;
        byte[] bytes;
        using (var reader = new WireReader(content))
        {
            request = ReadingWire.ReadRequest(reader);
            bytes = reader.Bytes();
        }

        catalogue.Skip = request.Skip.ToHashSet(StringComparer.Ordinal);
        catalogue.Only = request.Only.ToHashSet(StringComparer.Ordinal);
        foreach (var document in catalogue.Read(new FileBytes(request.Name, bytes), request.Options))
        {
            using var writer = new WireWriter();
            ReadingWire.Write(writer, document);
            Frame.Write(output, Frame.Document, writer.Written);
        }
    }

    private static void Draw(FormatCatalogue catalogue, byte[] content, Stream output)
    {
        using var reader = new WireReader(content);
        var name = reader.RequiredText();
        using var writer = new WireWriter();
        DrawingWire.Write(writer, catalogue.Draw(new FileBytes(name, reader.Bytes())));
        Frame.Write(output, Frame.Drawing, writer.Written);
    }

    private static void Done(Stream output)
    {
        using var done = new WireWriter();
        using var self = Process.GetCurrentProcess();
        done.Long(self.WorkingSet64);
        done.Long((long)self.TotalProcessorTime.TotalMilliseconds);
        Frame.Write(output, Frame.Done, done.Written);
    }
}
