<#
.SYNOPSIS
Starts a sandbox whose organization manages root access centrally, as its administrator ann.

.DESCRIPTION
The root user of Prod has every kind of credential, that of Test a password, and that of Audit nothing.
#>
function Start-RootAccessSandbox {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    [CmdletBinding()]
    param(
        # The state file to create.
        [Parameter(Mandatory)]
        [string] $Path,

        # Whether centralized root access stays disabled.
        [switch] $Disabled
    )

    $time = '2026-01-02T03:04:05Z'
    @{
        accountId = '123456789012'
        created = $time
        members = @{
            '111122223333' = @{
                root = @{
                    accessKeys = @(@{ id = 'AKIAROOTROOTROOTROOT'; secret = 'secret'; created = $time })
                    signingCertificates =
                        @(@{ id = 'ROOTCERTIFICATEROOTCERTIFICATE22'; body = 'PEM'; uploaded = $time })
                }
                mfaDevices = @(
                    @{
                        name = 'root-account-mfa-device'; seed = 'GEZDGNBVGY3TQOJQ'; created = $time
                        userName = '<root_account>'; enabled = $time
                    }
                )
            }
            '777788889999' = @{ root = @{ hasPassword = $false } }
        }
    } | ConvertTo-Json -Depth 8 | Set-Content -LiteralPath $Path
    $null = Start-AdminSandbox -Path $Path -CallRate 0 -Account 'Prod=111122223333', 'Work/Test=444455556666',
        'Work/Audit=777788889999'
    if (-not $Disabled) {
        $null = Enable-AdminRootAccess
    }
    Connect-Administrator
}

<#
.SYNOPSIS
Connects as the user ann, an administrator. AWS opens no root sessions for a root user.
#>
function Connect-Administrator {
    [CmdletBinding()]
    param()

    $null = New-AdminGroup
    $null = New-AdminUser ann Administrators -ProgrammaticAccess |
        Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
}

Export-ModuleMember -Function Connect-Administrator, Start-RootAccessSandbox
