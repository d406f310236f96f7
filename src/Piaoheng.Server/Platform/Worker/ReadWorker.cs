using System.Diagnostics;
using System.Text;
using Piaoheng.Core.Documents;
using Piaoheng.Formats;
using Piaoheng.Formats.Mail;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>读取进程: the inside of <c>piaoheng read-worker</c>. It limits itself, then answers one request after another.</summary>
internal static class ReadWorker
{
    /// <summary>Serves requests until standard input ends.</summary>
    public static int Run(WorkerKind kind)
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();

        // Policy and readers are loaded before the limits: they are our own files.
        var catalogue = new FormatCatalogue(PolicyFolder.Load(PolicyFolder.Shipped));
        catalogue.Starting = name => Frame.Write(output, Frame.Starting, Encoding.UTF8.GetBytes(name));

        var sandbox = WorkerSandbox.Enter(WorkerLimits.Of(kind));
        Frame.Write(output, Frame.Ready, Encoding.UTF8.GetBytes(sandbox.ToString()));
        while (Frame.ReadNext(input) is { Type: Frame.Read or Frame.OpenMail } request)
        {
            if (request.Type == Frame.Read)
            {
                Read(catalogue, request.Content, output);
            }
            else
            {
                OpenMail(request.Content, output);
            }

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
        foreach (var document in catalogue.Read(new FileBytes(request.Name, bytes), request.Options))
        {
            using var writer = new WireWriter();
            ReadingWire.Write(writer, document);
            Frame.Write(output, Frame.Document, writer.Written);
        }
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
