<#
.SYNOPSIS
Creates a group and tests the safeguards in each account of a sandbox that runs in another process, and writes how long
it took and the memory, as JSON.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [uri] $EndpointUrl,

    # The number of accounts, which are the first ones.
    [Parameter(Mandatory)]
    [int] $AccountCount,

    # The number of accounts at the same time.
    [Parameter(Mandatory)]
    [int] $ThrottleLimit,

    # The number of accounts in which the commands run before, so that everything is loaded.
    [int] $WarmUpCount = 0
)

$ErrorActionPreference = 'Stop'
# Nothing here may contact AWS, regardless of the profiles and variables of the person who runs it.
$env:AWS_ENDPOINT_URL = 'http://127.0.0.1:1'
$env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'dummy'
Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
$null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $EndpointUrl
# The root user cannot assume roles.
$null = New-AdminGroup -Ensure
$null = New-AdminUser "boss$(New-Guid)" Administrators -ProgrammaticAccess |
    Connect-AdminAccount -EndpointUrl $EndpointUrl
$accounts = Get-AdminOrganizationAccount Member*
$block = {
    $null = New-AdminGroup "group$(New-Guid)" -Policy SecurityAudit
    Test-AdminAccount
}
if ($WarmUpCount) {
    $null = $accounts | Select-Object -Last $WarmUpCount |
        Invoke-AdminOrganizationCommand $block -ThrottleLimit $ThrottleLimit
}
$process = [Diagnostics.Process]::GetCurrentProcess()
$used = $process.TotalProcessorTime

$clock = [Diagnostics.Stopwatch]::StartNew()
$findings = 0
$done = @{}
$accounts | Select-Object -First $AccountCount |
    Invoke-AdminOrganizationCommand $block -ThrottleLimit $ThrottleLimit | ForEach-Object {
        $findings++
        $done[$_.AccountId] = $true
    }
$seconds = $clock.Elapsed.TotalSeconds
$process.Refresh()

@{
    Seconds = $seconds
    Findings = $findings
    Accounts = $done.Count
    ProcessorSeconds = ($process.TotalProcessorTime - $used).TotalSeconds
    PeakMegabytes = $process.PeakWorkingSet64 / 1MB
} | ConvertTo-Json -Compress
