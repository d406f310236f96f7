using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Piaoheng.Server.Tests.Mail;

[assembly: AssemblyFixture(typeof(ImapServer))]

namespace Piaoheng.Server.Tests.Mail;

/// <summary>A throw-away dovecot of the whole test run on a port of this machine, run without privileges: started when first asked for, gone at the end. Every user name is an account.</summary>
public sealed class ImapServer : IDisposable
{
    public const string Password = "授权码-secret";
    private const string Program = "/usr/sbin/dovecot";

    private readonly Lock _gate = new();
    private string? _folder;
    private int _mails;
    private int _numbering = 1_000;

    /// <summary>Whether the program is there.</summary>
    public static bool IsInstalled => File.Exists(Program);

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    /// <summary>An empty mailbox of a user.</summary>
    public Maildir Mailbox(string user)
    {
        lock (_gate)
        {
            if (_folder is null)
            {
                Start();
            }
        }

        return new Maildir(this, user, Path.Combine(_folder!, "mail", user));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_folder is null)
        {
            return;
        }

        var pid = int.Parse(File.ReadAllText(Path.Combine(_folder, "run", "master.pid")), CultureInfo.InvariantCulture);
        using (var master = Process.GetProcessById(pid))
        {
            Shell("kill", pid.ToString(CultureInfo.InvariantCulture));
            master.WaitForExit(10_000);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private void Start()
    {
        _folder = Directory.CreateTempSubdirectory("phmail").FullName;
        Port = FreePort();
        var (user, group) = Environment.IsPrivilegedProcess
            ? ("nobody", "nogroup")
            : (Environment.UserName, Environment.UserName);
        Directory.CreateDirectory(Path.Combine(_folder, "mail"));
        Directory.CreateDirectory(Path.Combine(_folder, "run"));
        File.WriteAllText(Path.Combine(_folder, "users"), "");
        File.WriteAllText(
            Path.Combine(_folder, "dovecot.conf"),
            $$"""
            base_dir = {{_folder}}/run
            log_path = {{_folder}}/log
            protocols = imap
            listen = 127.0.0.1
            mail_location = maildir:{{_folder}}/mail/%u
            default_internal_user = {{user}}
            default_login_user = {{user}}
            default_internal_group = {{group}}
            disable_plaintext_auth = no
            first_valid_uid = 1
            ssl = no
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid={{user}} gid={{group}} home={{_folder}}/mail/%u
            }
            service anvil {
              chroot =
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = {{Port.ToString(CultureInfo.InvariantCulture)}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            """
        );
        Own(_folder);
        Unprivileged(Program, "-c", Path.Combine(_folder, "dovecot.conf"));
        WaitUntilItListens();
    }

    private void WaitUntilItListens()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var socket = new TcpClient();
                socket.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (tries < 100)
            {
                Thread.Yield();
                Shell("sleep", "0.1");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Own(string path)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Shell("chown", "-R", "nobody:nogroup", path);
        }
    }

    private void Unprivileged(string program, params string[] arguments)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Shell(
                "setpriv",
                ["--reuid=nobody", "--regid=nogroup", "--clear-groups", "env", $"HOME={_folder}", program, .. arguments]
            );
            return;
        }

        Shell(program, arguments);
    }

    private static void Shell(string program, params string[] arguments)
    {
        // A redirected pipe would be inherited and held open by the server, so the shell throws the chatter away.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/null 2>&1", program, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }

    /// <summary>The mailbox of one user, as files: mails are put there byte for byte, however broken they are.</summary>
    public sealed class Maildir
    {
        private static readonly string[] Parts = ["cur", "new", "tmp"];

        private readonly ImapServer _server;
        private readonly string _path;

        internal Maildir(ImapServer server, string user, string path)
        {
            (_server, User, _path) = (server, user, path);
            foreach (var part in Parts)
            {
                Directory.CreateDirectory(Path.Combine(path, part));
            }

            Own(path);
        }

        /// <summary>User name.</summary>
        public string User { get; }

        /// <summary>Where its server listens.</summary>
        public int Port => _server.Port;

        /// <summary>Delivers a mail.</summary>
        public void Deliver(byte[] mail)
        {
            // Named so that the server counts them in the order of their delivery.
            var name = string.Create(
                CultureInfo.InvariantCulture,
                $"1700{Interlocked.Increment(ref _server._mails):000000}.M1P1.test"
            );
            var temporary = Path.Combine(_path, "tmp", name);
            File.WriteAllBytes(temporary, mail);
            Own(temporary);
            File.Move(temporary, Path.Combine(_path, "new", name));
        }

        /// <summary>The mails that lie there.</summary>
        public IReadOnlyList<byte[]> Mails() =>
            [.. Parts.Take(2).SelectMany(part => Directory.GetFiles(Path.Combine(_path, part))).Select(File.ReadAllBytes)];

        /// <summary>Names of the files of the mails, whose endings hold the flags.</summary>
        public IReadOnlyList<string> Flags() =>
            [
                .. Directory
                    .GetFiles(Path.Combine(_path, "cur"))
                    .Select(file => file[(file.LastIndexOf(',') + 1)..])
                    .Order(StringComparer.Ordinal),
            ];

        /// <summary>The keywords that the server knows.</summary>
        public string Keywords()
        {
            var file = Path.Combine(_path, "dovecot-keywords");
            return File.Exists(file) ? File.ReadAllText(file) : "";
        }

        /// <summary>Has the server number its mails anew: another UIDVALIDITY.</summary>
        public void Renumber()
        {
            foreach (var file in Directory.GetFiles(_path, "dovecot*"))
            {
                File.Delete(file);
            }

            // By itself it numbers by the second, and tests are quicker.
            var list = Path.Combine(_path, "dovecot-uidlist");
            File.WriteAllText(list, $"3 V{Interlocked.Increment(ref _server._numbering)} N1 G{Guid.CreateVersion7():N}\n");
            Own(list);
        }
    }
}
