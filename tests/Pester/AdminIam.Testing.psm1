$module = Convert-Path (Join-Path $PSScriptRoot '../../AdminIam.psd1')
$awsPath = '/usr/bin/aws',
    (Get-Command aws -CommandType Application -ErrorAction Ignore | Select-Object -First 1).Source |
    Where-Object { $_ -and (Test-Path -LiteralPath $_) } | Select-Object -First 1

# PowerShell passes null to .NET as an empty text, which is not the same as no variable.
filter Write-EnvironmentVariable([string] $Name, [object] $Value) {
    Remove-Item -LiteralPath "env:$Name" -ErrorAction Ignore
    if ($null -ne $Value) {
        Set-Item -LiteralPath "env:$Name" -Value $Value
    }
}

<#
.SYNOPSIS
Returns whether the AWS CLI is installed.
#>
function Test-AwsCli {
    [CmdletBinding()]
    [OutputType([bool])]
    param()

    [bool] $awsPath
}

<#
.SYNOPSIS
Returns the path of the AWS CLI, for commands that call no service.
#>
function Get-AwsCliPath {
    [CmdletBinding()]
    [OutputType([string])]
    param()

    $awsPath
}

<#
.SYNOPSIS
Returns every installed AWS CLI, one for each major version, by its Version and Path.
#>
function Get-InstalledAwsCli {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param()

    $paths = @('/usr/bin/aws') + @((Get-Command aws -CommandType Application -All -ErrorAction Ignore).Source)
    $paths | Where-Object { $_ -and (Test-Path -LiteralPath $_) } | Select-Object -Unique |
        ForEach-Object { @{ Version = "$(& $_ --version 2>&1)" -replace '^aws-cli/(\d+)\..*$', '$1'; Path = $_ } } |
        Where-Object { $_.Version -match '^\d+$' } | Sort-Object { $_.Version } -Unique
}

<#
.SYNOPSIS
Returns the major version of the AWS CLI: 1 or 2, or 0 if it is not installed.
#>
function Get-AwsCliMajorVersion {
    [CmdletBinding()]
    [OutputType([int])]
    param()

    if (-not $awsPath) {
        return 0
    }
    [int] ("$(& $awsPath --version 2>&1)" -replace '^aws-cli/(\d+)\..*$', '$1')
}

<#
.SYNOPSIS
Calls IAM or STS at the running sandbox with the AWS CLI and returns the response as objects.
#>
function Invoke-AwsCli {
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([psobject])]
    param(
        # The arguments of 'aws', such as: iam get-user --user-name alice.
        [Parameter(Mandatory, ValueFromRemainingArguments)]
        [string[]] $Argument,

        [string] $AccessKey = 'sandbox',

        [string] $SecretKey = 'sandbox',

        [uri] $EndpointUrl = (Get-AdminSandbox).EndpointUrl,

        # The program, if several versions are installed.
        [string] $CliPath = $awsPath
    )

    $variables = @{
        AWS_ACCESS_KEY_ID = $AccessKey
        AWS_SECRET_ACCESS_KEY = $SecretKey
        AWS_SESSION_TOKEN = $null
        AWS_PROFILE = $null
        AWS_DEFAULT_REGION = 'us-east-1'
        AWS_CONFIG_FILE = '/nonexistent'
        AWS_SHARED_CREDENTIALS_FILE = '/nonexistent'
        AWS_EC2_METADATA_DISABLED = 'true'
        AWS_MAX_ATTEMPTS = '1'
        AWS_PAGER = ''
    }
    $all = @('--endpoint-url', $EndpointUrl, '--output', 'json') + $Argument
    $lines = Use-Environment $variables { & $CliPath @all 2>&1 }
    $answer = $lines | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] }
    if ($LASTEXITCODE -ne 0) {
        throw "aws $Argument ended with ${LASTEXITCODE}: $($lines -join "`n")"
    }
    $answer -join "`n" | ConvertFrom-Json
}

<#
.SYNOPSIS
Runs a block with different environment variables, and restores them.
#>
function Use-Environment {
    [CmdletBinding()]
    param(
        # Values by name. A variable whose value is null does not exist for the block.
        [Parameter(Mandatory)]
        [hashtable] $Variable,

        [Parameter(Mandatory)]
        [scriptblock] $ScriptBlock
    )

    $before = @{}
    try {
        foreach ($name in $Variable.Keys) {
            $before[$name] = [Environment]::GetEnvironmentVariable($name)
            Write-EnvironmentVariable $name $Variable[$name]
        }
        & $ScriptBlock
    }
    finally {
        foreach ($name in $before.Keys) {
            Write-EnvironmentVariable $name $before[$name]
        }
    }
}

<#
.SYNOPSIS
Returns the program and the arguments that start another PowerShell like this one.

.DESCRIPTION
The PowerShell of the .NET tool is a library that runs under dotnet, so the path of its process is not that of a
PowerShell.
#>
function Get-PowerShellCommand {
    [CmdletBinding()]
    [OutputType([string[]])]
    param()

    $program = (Get-Process -Id $PID).Path
    if ([IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') {
        $program, (Join-Path $PSHOME 'pwsh.dll')
    }
    else {
        , $program
    }
}

<#
.SYNOPSIS
Returns how to start another PowerShell like this one with the given arguments.
#>
function New-PowerShellStart {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    [CmdletBinding()]
    [OutputType([Diagnostics.ProcessStartInfo])]
    param(
        [Parameter(Mandatory, Position = 0)]
        [string[]] $Argument
    )

    $program, $leading = Get-PowerShellCommand
    $start = [Diagnostics.ProcessStartInfo]::new($program)
    @($leading) + $Argument | Where-Object { $_ } | ForEach-Object { $start.ArgumentList.Add($_) }
    $start
}

<#
.SYNOPSIS
Runs a script in a new PowerShell without the AWS configuration of this computer, and returns its output, the text of
its error stream and how long it ran.
#>
function Invoke-ChildPowerShell {
    [CmdletBinding()]
    [OutputType([psobject])]
    param(
        # The script. In it, $module is the path of the module manifest.
        [Parameter(Mandatory)]
        [string] $Script,

        # Environment variables to set for it.
        [hashtable] $Environment = @{},

        [int] $TimeoutSecond = 60
    )

    $text = "`$module = '$module'; `$ProgressPreference = 'SilentlyContinue'; `$PSStyle.OutputRendering = " +
        "'PlainText'`n$Script"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text))
    $start = New-PowerShellStart '-NoProfile', '-NonInteractive', '-EncodedCommand', $encoded
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    @($start.Environment.Keys) -like 'AWS_*' | ForEach-Object { $null = $start.Environment.Remove($_) }
    $start.Environment['AWS_CONFIG_FILE'] = $start.Environment['AWS_SHARED_CREDENTIALS_FILE'] = '/nonexistent'
    $start.Environment['AWS_EC2_METADATA_DISABLED'] = 'true'
    foreach ($name in $Environment.Keys) {
        $start.Environment[$name] = $Environment[$name]
    }

    $clock = [Diagnostics.Stopwatch]::StartNew()
    $process = [Diagnostics.Process]::Start($start)
    $output, $errors = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
    if (-not $process.WaitForExit($TimeoutSecond * 1000)) {
        $process.Kill($true)
        throw "A PowerShell did not end within $TimeoutSecond seconds."
    }
    [pscustomobject]@{
        ExitCode = $process.ExitCode
        Output = $output.Result.Trim()
        Error = $errors.Result.Trim()
        Duration = $clock.Elapsed
    }
}

<#
.SYNOPSIS
Starts an HTTP server on loopback that responds as the specified block determines, and returns its URL and the requests.

.DESCRIPTION
The block gets the path and the body of a request, and returns Status, ContentType and Body. It has no access to the
variables of the test.
Stop-TestServer ends the server.
#>
function Start-TestServer {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    [CmdletBinding()]
    [OutputType([psobject])]
    param(
        [Parameter(Mandatory)]
        [scriptblock] $Respond
    )

    $free = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $free.Start()
    $port = $free.LocalEndpoint.Port
    $free.Stop()
    $listener = [Net.HttpListener]::new()
    $listener.Prefixes.Add("http://127.0.0.1:$port/")
    $listener.Start()
    $requests = [Collections.Concurrent.ConcurrentQueue[psobject]]::new()
    $shell = [powershell]::Create().AddScript({
        param($listener, $text, $requests)
        $respond = [scriptblock]::Create($text)
        while ($listener.IsListening) {
            try {
                $context = $listener.GetContext()
            }
            catch {
                return
            }
            $body = [IO.StreamReader]::new($context.Request.InputStream).ReadToEnd()
            $path = $context.Request.Url.AbsolutePath
            $requests.Enqueue([pscustomobject]@{
                Path = $path
                Body = $body
                Authorization = $context.Request.Headers['Authorization']
            })
            $answer = & $respond $path $body
            $bytes = [Text.Encoding]::UTF8.GetBytes("$($answer.Body)")
            $context.Response.StatusCode = $answer.Status
            $context.Response.ContentType = $answer.ContentType
            $context.Response.ContentLength64 = $bytes.Length
            $context.Response.OutputStream.Write($bytes, 0, $bytes.Length)
            $context.Response.Close()
        }
    }).AddArgument($listener).AddArgument("$Respond").AddArgument($requests)
    [pscustomobject]@{
        Url = "http://127.0.0.1:$port"
        Requests = $requests
        Listener = $listener
        Shell = $shell
        Running = $shell.BeginInvoke()
    }
}

<#
.SYNOPSIS
Ends a server of Start-TestServer.
#>
function Stop-TestServer {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        [psobject] $Server
    )

    $Server.Listener.Stop()
    $Server.Shell.Dispose()
}

<#
.SYNOPSIS
Returns the properties of an error that scripts depend on, ID, category and target, as one text.
#>
function Format-Problem {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory, ValueFromPipeline)]
        [Management.Automation.ErrorRecord] $Problem
    )

    process {
        $id = $Problem.FullyQualifiedErrorId.Split(',')[0]
        "$id $($Problem.CategoryInfo.Category) $($Problem.TargetObject)".TrimEnd()
    }
}

<#
.SYNOPSIS
Runs a block and returns the lines that -WhatIf wrote to the host.
#>
function Get-WhatIfText {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
        [scriptblock] $ScriptBlock
    )

    $path = [IO.Path]::GetTempFileName()
    $null = Start-Transcript -LiteralPath $path -Force
    try {
        $null = . $ScriptBlock
    }
    finally {
        $null = Stop-Transcript
        $lines = Get-Content -LiteralPath $path | Where-Object { $_ -like 'What if:*' }
        Remove-Item -LiteralPath $path
    }
    $lines -join "`n"
}

<#
.SYNOPSIS
Returns the half minutes since 1970, by which the codes of RFC 6238 change.
#>
function Get-MfaStep {
    [CmdletBinding()]
    [OutputType([long])]
    param()

    [long] [Math]::Floor([DateTimeOffset]::UtcNow.ToUnixTimeSeconds() / 30)
}

<#
.SYNOPSIS
Returns the six digits of RFC 6238 for a Base32 seed, as an authenticator app shows them.
.DESCRIPTION
This is an implementation of its own, so that the codes are not checked with the code that computes them.
#>
function Get-MfaCode {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
        [string] $Seed,

        # The half minute of the code. The default is the current one.
        [long] $Step = (Get-MfaStep)
    )

    $bits = -join $Seed.ToCharArray().ForEach(
        { [Convert]::ToString('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.IndexOf($_), 2).PadLeft(5, '0') })
    $key = for ($i = 0; $i + 8 -le $bits.Length; $i += 8) {
        [Convert]::ToByte($bits.Substring($i, 8), 2)
    }
    $counter = [BitConverter]::GetBytes($Step)
    [array]::Reverse($counter)
    $hash = [Security.Cryptography.HMACSHA1]::HashData([byte[]] $key, $counter)
    $at = $hash[19] -band 15
    $number = [Buffers.Binary.BinaryPrimitives]::ReadInt32BigEndian(
        [byte[]] $hash[$at..($at + 3)]) -band [int]::MaxValue
    '{0:D6}' -f ($number % 1000000)
}

<#
.SYNOPSIS
Returns an ID token of OpenID Connect, as an identity provider issues it but for the signature.
#>
function Get-WebIdentityToken {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [string] $Issuer = 'https://login.example.com/tenant',

        [string] $Subject = 'runbook-identity',

        [string] $Audience = 'api://adminiam',

        # How long it is valid. A negative number is how long ago it expired.
        [int] $Second = 3600
    )

    $now = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()
    $claims = [ordered] @{ iss = $Issuer; sub = $Subject; aud = $Audience; iat = $now; exp = $now + $Second }
    $parts = '{"alg":"RS256"}', (ConvertTo-Json $claims -Compress), 'signature'
    $parts.ForEach({
            [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($_)).TrimEnd('=').Replace('+', '-').Replace(
                '/', '_')
        }) -join '.'
}

<#
.SYNOPSIS
Writes a state file of the sandbox with a role for the tokens of Get-WebIdentityToken, and with the trust policies of
other roles.
#>
function Write-RoleState {
    [CmdletBinding()]
    [OutputType([void])]
    param(
        [Parameter(Mandatory)]
        [string] $Path,

        # The trust policies of the roles, as JSON, by their names.
        [hashtable] $Trust = @{},

        # The actions that the roles may call.
        [string[]] $Action = '*'
    )

    $all = @{ Runbook = New-TrustPolicy } + $Trust
    $own = @{ Version = '2012-10-17'; Statement = @(@{ Effect = 'Allow'; Action = @($Action); Resource = '*' }) }
    @{
        accountId = '123456789012'
        created = [datetime]::UtcNow
        roles = @($all.Keys | ForEach-Object {
                @{
                    name = $_
                    id = 'AROA' + $_.ToUpperInvariant().PadRight(17, 'X')
                    created = [datetime]::UtcNow
                    assumeRolePolicyDocument = $all[$_]
                    inlinePolicies = @{ own = ConvertTo-Json $own -Depth 4 -Compress }
                }
            })
    } | ConvertTo-Json -Depth 5 | Set-Content -LiteralPath $Path
}

<#
.SYNOPSIS
Returns the trust policy of a role for the tokens of an identity provider.
#>
function New-TrustPolicy {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [string] $Provider = 'login.example.com/tenant',

        [string] $Subject = 'runbook-identity',

        [string] $Audience = 'api://adminiam'
    )

    ConvertTo-Json -Depth 6 -Compress @{
        Version = '2012-10-17'
        Statement = @(@{
                Effect = 'Allow'
                Principal = @{ Federated = "arn:aws:iam::123456789012:oidc-provider/$Provider" }
                Action = 'sts:AssumeRoleWithWebIdentity'
                Condition = @{ StringEquals = @{ "${Provider}:aud" = $Audience; "${Provider}:sub" = $Subject } }
            })
    }
}

<#
.SYNOPSIS
Returns the path of a Python that has modules, such as moto, an independent mock of AWS; nothing if there is none.
#>
function Get-PythonWith {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        # The names of the modules.
        [Parameter(Mandatory)]
        [string[]] $Module
    )

    Get-Command python3, python -CommandType Application -ErrorAction Ignore |
        Where-Object { $null = & $_.Source -c "import $($Module -join ', ')" 2>&1; $LASTEXITCODE -eq 0 } |
        Select-Object -First 1 -ExpandProperty Source
}

<#
.SYNOPSIS
Starts moto on loopback, and returns its Url and Process. Stop-Moto ends it.
#>
function Start-Moto {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    [CmdletBinding()]
    [OutputType([psobject])]
    param(
        # The path of Python.
        [Parameter(Mandatory)]
        [string] $Python,

        # A file with the number of days that the clock of moto is behind. moto then has the AWS managed policies.
        [string] $ClockPath
    )

    $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    $arguments = if ($ClockPath) {
        Set-Content -LiteralPath $ClockPath -Value 0 -NoNewline
        (Join-Path $PSScriptRoot serve_moto.py), "$port", $ClockPath
    }
    else {
        '-m', 'moto.server', '-H', '127.0.0.1', '-p', "$port"
    }
    $start = [Diagnostics.ProcessStartInfo]::new($Python)
    $arguments | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $server = [Diagnostics.Process]::Start($start)
    $server.BeginOutputReadLine()
    $server.BeginErrorReadLine()
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $isUp = $false
    while (-not $isUp -and $clock.Elapsed.TotalSeconds -lt 60) {
        Start-Sleep -Milliseconds 200
        $probe = [Net.Sockets.TcpClient]::new()
        try {
            $probe.Connect('127.0.0.1', $port)
            $isUp = $true
        }
        catch [Net.Sockets.SocketException] {
            Write-Debug "moto is not up yet: $_"
        }
        finally {
            $probe.Dispose()
        }
    }
    [pscustomobject]@{ Url = "http://127.0.0.1:$port"; Process = $server }
}

<#
.SYNOPSIS
Ends a server of Start-Moto.
#>
function Stop-Moto {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        [AllowNull()]
        [psobject] $Server
    )

    if ($Server) {
        $Server.Process.Kill($true)
    }
}

<#
.SYNOPSIS
Stops a running PowerShell as Ctrl+C does, and returns how many seconds that took. It is an error if it takes too long.

.DESCRIPTION
A command returns within two seconds of Ctrl+C on an idle computer. Tests run beside others: the fastest of several
stops takes no longer, and each one less than everything that a command could wait for.
#>
function Stop-Command {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    [CmdletBinding()]
    [OutputType([double])]
    param(
        [Parameter(Mandatory)]
        [powershell] $Shell
    )

    $clock = [Diagnostics.Stopwatch]::StartNew()
    $Shell.Stop()
    $seconds = $clock.Elapsed.TotalSeconds
    if ($seconds -gt 6) {
        throw "The command returned $seconds seconds after Ctrl+C."
    }
    $seconds
}

Export-ModuleMember -Function Format-Problem, Get-AwsCliPath, Get-AwsCliMajorVersion, Get-InstalledAwsCli, Get-MfaCode,
    Get-MfaStep, Get-PowerShellCommand, Get-PythonWith, Get-WebIdentityToken, Get-WhatIfText, New-TrustPolicy,
    Start-Moto, Stop-Moto, Test-AwsCli, Write-RoleState, Invoke-AwsCli, Use-Environment, Invoke-ChildPowerShell,
    New-PowerShellStart, Start-TestServer, Stop-Command, Stop-TestServer
