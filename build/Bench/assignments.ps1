<#
.SYNOPSIS
Assigns permission sets in the accounts of a sandbox that runs in another process, and writes how long it took, as JSON.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [uri] $EndpointUrl,

    # The number of permission sets, each of which is assigned in all member accounts.
    [Parameter(Mandatory)]
    [int] $SetCount,

    # Creates only what another client assigns.
    [switch] $SetUpOnly
)

$ErrorActionPreference = 'Stop'
# Nothing here may contact AWS, regardless of the profiles and variables of the person who runs it.
$env:AWS_ENDPOINT_URL = 'http://127.0.0.1:1'
$env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'dummy'
Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
$null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $EndpointUrl -Region us-east-1
$sets = 1..$SetCount | ForEach-Object { "Set$_" }
$null = $sets | New-AdminPermissionSet -Policy @()
$null = New-AdminIdentityGroup Team
# A second without calls restores the limit.
Start-Sleep -Seconds 2
$before = Invoke-RestMethod "${EndpointUrl}_sandbox/stats"

$clock = [Diagnostics.Stopwatch]::StartNew()
$done = 0
if (-not $SetUpOnly) {
    New-AdminAccountAssignment $sets -Account Member* -GroupName Team | ForEach-Object {
        $done += $_.Outcome -eq 'Created'
    }
}
$seconds = $clock.Elapsed.TotalSeconds
$after = Invoke-RestMethod "${EndpointUrl}_sandbox/stats"

@{
    Seconds = $seconds
    Done = $done
    Calls = $after.totalCalls - $before.totalCalls
    Throttled = $after.throttled - $before.throttled
} | ConvertTo-Json -Compress
