BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $null = Start-AdminSandbox -Account 'Prod=111122223333' -CallRate 0 -AssignmentDuration 00:00:00.001
    $admins = New-AdminPermissionSet Admins AdministratorAccess -Description 'All rights' -Tag @{ Team = 'Ops' }
    $null = New-AdminPermissionSet Auditors SecurityAudit -SessionDuration 02:00:00
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Get-AdminPermissionSet' {
    BeforeEach {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    It 'gets them all, by name, by pattern and by ARN' {
        (Get-AdminPermissionSet).PermissionSetName | Sort-Object | Should -Be Admins, Auditors
        (Get-AdminPermissionSet admins).Description | Should -Be 'All rights'
        (Get-AdminPermissionSet Aud*).SessionDuration | Should -Be ([timespan]::FromHours(2))
        (Get-AdminPermissionSet $admins.PermissionSetArn).PermissionSetName | Should -Be Admins
        ('Admins', 'Auditors' | Get-AdminPermissionSet).PermissionSetName | Should -Be Admins, Auditors
    }

    It 'suggests names, and accepts a pattern without matches' {
        Get-AdminPermissionSet Admin @quiet
        $problems | Format-Problem | Should -Be 'PermissionSetNotFound ObjectNotFound Admin'
        "$($problems[0])" | Should -Match "Did you mean 'Admins'"
        Get-AdminPermissionSet Nothing* @quiet | Should -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
    }

    It 'does not read what was not asked for' {
        $before = (Get-AdminSandbox).TotalCalls
        $set = Get-AdminPermissionSet Admins
        (Get-AdminSandbox).TotalCalls - $before | Should -BeLessOrEqual 2
        $set.Policy, $set.Tag, $set.AccountId | Should -Be $null, $null, $null
    }

    It 'reads policies, tags and accounts with -Detailed, also those of an account' -Skip:$noCli {
        $center = Get-AdminIdentityCenter
        $group = (Invoke-AwsCli identitystore create-group --identity-store-id $center.IdentityStoreId `
                --display-name Team).GroupId
        $null = Invoke-AwsCli sso-admin create-account-assignment --instance-arn $center.InstanceArn `
            --target-type AWS_ACCOUNT --target-id 111122223333 --principal-type GROUP --principal-id $group `
            --permission-set-arn $admins.PermissionSetArn

        $set = Get-AdminPermissionSet Admins -Detailed
        $set.Policy, $set.Tag.Team, $set.AccountId | Should -Be AdministratorAccess, Ops, 111122223333
        $set.OutdatedAccountId | Should -BeNullOrEmpty
        (Get-AdminPermissionSet -Account 111122223333).PermissionSetName | Should -Be Admins
        (Get-AdminPermissionSet A* -Account prod, /).PermissionSetName | Should -Be Admins
        Get-AdminPermissionSet -Account Nothing @quiet
        $problems | Format-Problem | Should -Be 'AccountNotFound ObjectNotFound Nothing'
        Get-AdminPermissionSet Auditors -Account 111122223333 | Should -BeNullOrEmpty

        $null = Invoke-AwsCli sso-admin update-permission-set --instance-arn $center.InstanceArn `
            --permission-set-arn $admins.PermissionSetArn --session-duration PT3H
        (Get-AdminPermissionSet Admins -Detailed).OutdatedAccountId | Should -Be 111122223333
    }
}
