<#
.SYNOPSIS
Starts a sandbox again in which an external directory owns the groups and users of these names.
#>
function Restart-SandboxWithDirectory {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    [CmdletBinding()]
    param(
        # The state file of the running sandbox.
        [Parameter(Mandatory)]
        [string] $Path,

        [Parameter(Mandatory)]
        [string[]] $Name,

        # Parameters of Start-AdminSandbox.
        [hashtable] $Sandbox = @{}
    )

    Stop-AdminSandbox
    $state = Get-Content -Raw -LiteralPath $Path | ConvertFrom-Json -AsHashtable
    foreach ($identity in @($state.identityStore.groups) + @($state.identityStore.users)) {
        if ($Name -contains ($identity.attributes.UserName ?? $identity.attributes.DisplayName)) {
            $identity.externalIds = @(@{ issuer = 'https://scim.example.com'; id = "$(New-Guid)" })
        }
    }
    $state | ConvertTo-Json -Depth 20 | Set-Content -LiteralPath $Path
    $null = Start-AdminSandbox -Path $Path -CallRate 0 @Sandbox
}

Export-ModuleMember -Function Restart-SandboxWithDirectory
