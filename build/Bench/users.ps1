<#
.SYNOPSIS
Creates console users in a sandbox that runs in another process, and writes how long it took, as JSON.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [uri] $EndpointUrl,

    [Parameter(Mandatory)]
    [int] $Users,

    [Parameter(Mandatory)]
    [int] $ThrottleLimit
)

$ErrorActionPreference = 'Stop'
# Nothing here may contact AWS, regardless of the profiles and variables of the person who runs it.
$env:AWS_ENDPOINT_URL = 'http://127.0.0.1:1'
$env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'dummy'
Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
$null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $EndpointUrl
$null = New-AdminGroup -Ensure

$clock = [Diagnostics.Stopwatch]::StartNew()
$created = 0
1..$Users | ForEach-Object { [pscustomobject]@{ UserName = "user$_" } } |
    New-AdminUser -GroupName Administrators -GeneratePassword -ThrottleLimit $ThrottleLimit `
        -ErrorAction SilentlyContinue |
    ForEach-Object { $created++ }
$seconds = $clock.Elapsed.TotalSeconds

@{
    Seconds = $seconds
    Created = $created
    PeakMegabytes = [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB
} | ConvertTo-Json -Compress
