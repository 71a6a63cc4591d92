BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Remove-AdminPermissionSet' {
    BeforeEach {
        $null = Start-AdminSandbox -Account 'Prod=111122223333' -CallRate 0 -AssignmentDuration 00:00:00.010
        $null = New-AdminPermissionSet Trial ViewOnlyAccess
        $quiet = @{ Confirm = $false; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    It 'deletes a permission set and returns nothing' {
        Remove-AdminPermissionSet trial @quiet | Should -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
        Get-AdminPermissionSet | Should -BeNullOrEmpty

        Remove-AdminPermissionSet Trial @quiet
        $problems | Format-Problem | Should -Be 'PermissionSetNotFound ObjectNotFound Trial'
    }

    It 'accepts patterns, objects and ARNs' {
        $more = 'Trial2', 'Other', 'Third' | New-AdminPermissionSet -Policy @()
        Remove-AdminPermissionSet Trial* @quiet
        (Get-AdminPermissionSet).PermissionSetName | Sort-Object | Should -Be Other, Third
        $more[1] | Remove-AdminPermissionSet @quiet
        Remove-AdminPermissionSet $more[2].PermissionSetArn @quiet
        Get-AdminPermissionSet | Should -BeNullOrEmpty
    }

    Context 'with assignments' -Skip:$noCli {
        BeforeEach {
            $center = Get-AdminIdentityCenter
            $group = (Invoke-AwsCli identitystore create-group --identity-store-id $center.IdentityStoreId `
                    --display-name Team).GroupId
            $user = (Invoke-AwsCli identitystore create-user --identity-store-id $center.IdentityStoreId `
                    --user-name alice --display-name Alice --name 'GivenName=A,FamilyName=B').UserId
            $null = Invoke-AwsCli identitystore create-group-membership --identity-store-id `
                $center.IdentityStoreId --group-id $group --member-id "UserId=$user"

            function Add-Assignment([string] $Name, [string] $Account, [string] $Type, [string] $Id) {
                $null = Invoke-AwsCli sso-admin create-account-assignment --instance-arn $center.InstanceArn `
                    --target-type AWS_ACCOUNT --target-id $Account --principal-type $Type --principal-id $Id `
                    --permission-set-arn (Get-AdminPermissionSet $Name).PermissionSetArn
            }
        }

        It 'deletes the assignments first, after it listed them' {
            Add-Assignment Trial 111122223333 GROUP $group
            Add-Assignment Trial 111122223333 USER $user
            $text = Get-WhatIfText { Remove-AdminPermissionSet Trial -WhatIf }
            $text | Should -Match 'Delete permission set; delete 2 assignments: .*group Team in 111122223333'
            $text | Should -Match 'user alice in 111122223333'
            (Get-AdminPermissionSet Trial -Detailed).AccountId | Should -Be 111122223333

            Remove-AdminPermissionSet Trial @quiet
            $problems | Should -BeNullOrEmpty
            Get-AdminPermissionSet | Should -BeNullOrEmpty
            Get-AdminPermissionSet -Account 111122223333 | Should -BeNullOrEmpty
        }

        It 'removes the last way into the management account only with -Force' {
            Add-Assignment Trial 123456789012 GROUP $group
            Remove-AdminPermissionSet Trial @quiet
            $problems | Format-Problem | Should -Be 'LastWayIn InvalidOperation Trial'
            (Get-AdminPermissionSet Trial).PermissionSetName | Should -Be Trial

            Remove-AdminPermissionSet Trial -Force @quiet
            $problems | Should -BeNullOrEmpty
            Get-AdminPermissionSet | Should -BeNullOrEmpty
        }
    }
}
