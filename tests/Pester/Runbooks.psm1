Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
$root = Convert-Path (Join-Path $PSScriptRoot '../..')
$work = $vault = $bin = $url = $null

<#
.SYNOPSIS
Prepares a folder for the hosts of the samples, and a sandbox with roles for their identities and an operator.

.DESCRIPTION
Returns the folder Work, the file Vault that the secret stores of the hosts write to, the folder Samples, the folder
Published of the module, and the Operator with the text of its secret, OperatorSecret.
#>
function Initialize-RunbookHost {
    [CmdletBinding()]
    [OutputType([psobject])]
    param(
        # A folder that the test framework removes.
        [Parameter(Mandatory)]
        [string] $Path
    )

    $script:work = (New-Item -ItemType Directory -Path (Join-Path $Path 'work')).FullName
    $script:vault = Join-Path $work 'vault.jsonl'
    $state = Join-Path $work 'state.json'
    Write-RoleState $state @{
        GitHub = New-TrustPolicy -Provider token.actions.githubusercontent.com -Audience sts.amazonaws.com `
            -Subject repo:example/admins:environment:aws-administrators
    }
    $script:url = (Start-AdminSandbox -Path $state).EndpointUrl
    $null = New-AdminGroup
    $operator = New-AdminUser operator -GroupName Administrators -ProgrammaticAccess

    # The stores of the hosts, which write what they get to a file.
    @{
        'Microsoft.PowerShell.SecretManagement' = @'
function Set-Secret { param($Name, [pscredential] $Secret, $Vault)
    if ($env:STORE_FAILS) { throw "cannot save $($Secret.GetNetworkCredential().Password)" }
    "$Vault/$Name $($Secret.UserName) $($Secret.GetNetworkCredential().Password)" |
        Add-Content -LiteralPath $env:STORE }
'@
        'AWS.Tools.SecretsManager' = @'
function Write-SECSecretValue { param($SecretId, $SecretString)
    if (-not (Select-String -LiteralPath $env:STORE -SimpleMatch "$SecretId " -Quiet -ErrorAction Ignore)) {
        throw "ResourceNotFoundException: Secrets Manager can't find the specified secret." }
    "$SecretId $SecretString" | Add-Content -LiteralPath $env:STORE }
function New-SECSecret { param($Name, $SecretString) "$Name $SecretString" | Add-Content -LiteralPath $env:STORE }
'@
    }.GetEnumerator() | ForEach-Object {
        $folder = New-Item -ItemType Directory -Path (Join-Path $work "modules/$($_.Key)")
        Set-Content -LiteralPath (Join-Path $folder "$($_.Key).psm1") -Value $_.Value
    }
    # Copies, not links: the framework deletes what is new below its test drive.
    $version = (Import-PowerShellDataFile (Join-Path $root 'AdminIam.psd1')).ModuleVersion
    $published = Join-Path $root "out/AdminIam/$version"
    Copy-Item -LiteralPath $published -Destination (Join-Path $work 'modules/AdminIam') -Recurse

    # The command pwsh of the hosts.
    $program, $leading = Get-PowerShellCommand
    $script:bin = New-Item -ItemType Directory -Path (Join-Path $work 'bin')
    Set-Content -LiteralPath (Join-Path $bin 'pwsh') @(
        '#!/bin/sh', "exec '$program' $($leading.ForEach({ "'$_'" })) `"`$@`""
    )
    chmod +x (Join-Path $bin 'pwsh')

    [pscustomobject]@{
        Work = $work; Vault = $vault; Samples = Join-Path $root 'samples/runbooks'; Published = $published
        Operator = $operator; OperatorSecret = ConvertFrom-SecureString $operator.SecretAccessKey -AsPlainText
    }
}

<#
.SYNOPSIS
Writes the CSV of two people, and with -WithBadRow of a third with an invalid name. Returns its path.
#>
function Write-PersonCsv([string] $Prefix, [switch] $WithBadRow) {
    $path = Join-Path $work "$Prefix.csv"
    @(
        'UserName,Email,GeneratePassword,ProgrammaticAccess'
        "$Prefix.ann,ann@example.com,yes,"
        "$Prefix.bob,bob@example.com,,yes"
        if ($WithBadRow) { 'no/such name,,,' }
    ) | Set-Content -LiteralPath $path
    $path
}

<#
.SYNOPSIS
Runs a shell command with the environment of a host: no home folder, no locale, no AWS configuration but its own.
#>
function Invoke-HostShell([string] $Command, [hashtable] $Environment = @{}, [string] $Folder = $work) {
    $start = [Diagnostics.ProcessStartInfo]::new('/bin/sh')
    '-c', $Command | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.WorkingDirectory = $Folder
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    @($start.Environment.Keys) -match '^(AWS_|LC_)' | ForEach-Object { $null = $start.Environment.Remove($_) }
    $variables = @{
        HOME = Join-Path $work 'home'; LANG = 'C'; PATH = "$($bin):$env:PATH"; PSModulePath = Join-Path $work 'modules'
        STORE = $vault
        AWS_ENDPOINT_URL = "$url"; AWS_REGION = 'us-east-1'; AWS_EC2_METADATA_DISABLED = 'true'; NO_COLOR = '1'
    } + @{}
    $Environment.Keys | ForEach-Object { $variables[$_] = $Environment[$_] }
    $variables.Keys | Where-Object { $null -ne $variables[$_] } |
        ForEach-Object { $start.Environment[$_] = $variables[$_] }
    $process = [Diagnostics.Process]::Start($start)
    $output, $errors = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
    if (-not $process.WaitForExit(60000)) {
        $process.Kill($true)
        throw "The host did not end: $Command"
    }
    [pscustomobject]@{ ExitCode = $process.ExitCode; Output = $output.Result; Error = $errors.Result }
}

<#
.SYNOPSIS
Runs a script as a host does, in the same environment.
#>
function Invoke-HostPowerShell([string] $Script, [hashtable] $Environment = @{}, [string] $Folder = $work) {
    $path = Join-Path $work "$([guid]::NewGuid()).ps1"
    Set-Content -LiteralPath $path -Value $Script
    Invoke-HostShell "pwsh -NoProfile -NonInteractive -File '$path'" $Environment $Folder
}

<#
.SYNOPSIS
Returns the entries of the log in the output of a job.
#>
function Get-LogEntry([object] $Result) {
    $Result.Output -split '\r?\n' | Where-Object { $_ } | ForEach-Object { $_ | ConvertFrom-Json }
}

filter ConvertFrom-JsonText { "`"$_`"" | ConvertFrom-Json }

<#
.SYNOPSIS
Checks what each rehearsal must fulfil: two people, two secrets in the store and none elsewhere, and an audit.
#>
function Test-Night([object] $Result, [string] $Prefix, [string] $AuditPath) {
    $Result.Error | Should -BeNullOrEmpty
    $log = @(Get-LogEntry $Result)
    $log.Where({ $_.event -eq 'error' }).message | Should -BeNullOrEmpty
    $log[-1].event | Should -Be 'finished'
    $log.Where({ $_.event -eq 'user' }).outcome | Should -Be 'Created', 'Created'
    $Result.ExitCode | Should -Be 0
    $saved = @(
        Get-Content -LiteralPath $vault | Where-Object { $_ -match "$Prefix-2e(ann-password|bob-accesskey)" }
    )
    $saved.Count | Should -Be 2
    $secrets = $saved |
        ForEach-Object {
            if ($_ -match '"secret":"(?<s>[^"]+)"') { $Matches.s | ConvertFrom-JsonText } else {
                ($_ -split ' ', 3)[2]
            }
        }
    $audit = Get-Content -Raw -LiteralPath $AuditPath
    ($audit | ConvertFrom-Json).Where({ $_.UserName -eq "$Prefix.bob" }).GroupName | Should -Be 'Administrators'
    foreach ($secret in $secrets) {
        $secret.Length | Should -BeGreaterThan 10
        "$($Result.Output)$audit".Contains($secret) | Should -BeFalse
    }
}

<#
.SYNOPSIS
Returns credentials of the role Runbook, as a host has them.
#>
function Get-RoleCredential {
    $answer = Invoke-RestMethod -Uri $url -Method Post -Body @{
        Action = 'AssumeRoleWithWebIdentity'; Version = '2011-06-15'; RoleSessionName = 'host'
        RoleArn = 'arn:aws:iam::123456789012:role/Runbook'; WebIdentityToken = Get-WebIdentityToken
    }
    $answer.AssumeRoleWithWebIdentityResponse.AssumeRoleWithWebIdentityResult.Credentials
}

Export-ModuleMember -Function Initialize-RunbookHost, Write-PersonCsv, Invoke-HostShell, Invoke-HostPowerShell,
    Get-LogEntry, Test-Night, Get-RoleCredential
