<#
.SYNOPSIS
Tests the safeguards of an account in a sandbox that runs in another process, and writes how long it took, as JSON.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [uri] $EndpointUrl
)

$ErrorActionPreference = 'Stop'
# Nothing here may contact AWS, regardless of the profiles and variables of the person who runs it.
$env:AWS_ENDPOINT_URL = 'http://127.0.0.1:1'
$env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'dummy'
Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
$null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $EndpointUrl
$idle = [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64

$clock = [Diagnostics.Stopwatch]::StartNew()
$findings = $unknown = 0
Test-AdminAccount | ForEach-Object {
    $findings++
    $unknown += $_.Status -eq 'Unknown'
}
$seconds = $clock.Elapsed.TotalSeconds

@{
    Seconds = $seconds
    Findings = $findings
    Unknown = $unknown
    IdleMegabytes = $idle / 1MB
    PeakMegabytes = [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB
} | ConvertTo-Json -Compress
