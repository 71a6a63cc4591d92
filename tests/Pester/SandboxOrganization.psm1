<#
.SYNOPSIS
Starts a sandbox with an organization whose state is changed first.
#>
function Start-SandboxOrganization {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    [CmdletBinding()]
    param(
        # The member accounts, as for Start-AdminSandbox.
        [Parameter(Mandatory)]
        [string[]] $Account,

        # Receives the organization of the state file, a hashtable, and its accounts by name. It can change them.
        [scriptblock] $State = {},

        # Parameters of Start-AdminSandbox.
        [hashtable] $Sandbox = @{}
    )

    $path = Join-Path ([IO.Path]::GetTempPath()) "adminiam-$([guid]::NewGuid()).json"
    $null = Start-AdminSandbox -Path $path -Account $Account -CallRate 0 @Sandbox
    Stop-AdminSandbox
    $saved = Get-Content -Raw -LiteralPath $path | ConvertFrom-Json -AsHashtable
    $byName = @{}
    foreach ($one in $saved.organization.accounts) {
        $byName[$one.name] = $one
    }
    & $State $saved.organization $byName
    $saved | ConvertTo-Json -Depth 20 | Set-Content -LiteralPath $path
    $null = Start-AdminSandbox -Path $path -CallRate 0 @Sandbox
}

Export-ModuleMember -Function Start-SandboxOrganization
