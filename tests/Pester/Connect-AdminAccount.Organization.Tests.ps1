BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $path = Join-Path $TestDrive 'organization.json'
    Set-Content -LiteralPath $path @'
{
    "accounts": [
        { "id": "111122223333", "name": "Prod", "organizationalUnit": "Workloads" },
        { "id": "222233334444", "name": "Test", "roleName": "Admin" },
        { "id": "333344445555", "name": "Bought", "joinedMethod": "INVITED" },
        { "id": "444455556666", "name": "Closed", "state": "SUSPENDED" },
        { "id": "555566667777", "name": "Twin" },
        { "id": "666677778888", "name": "Twin" }
    ]
}
'@
    $url = (Start-AdminSandbox -Organization $path -CallRate 0).EndpointUrl
    $null = New-AdminGroup
    $alice = New-AdminUser alice -GroupName Administrators -ProgrammaticAccess
    $bob = New-AdminUser bob -ProgrammaticAccess

    function Connect-Alice {
        $null = $alice | Connect-AdminAccount -EndpointUrl $url
    }

    # The error of the command, or of its connection.
    function Get-Problem([scriptblock] $Block) {
        try {
            $null = & $Block
        }
        catch {
            $_
        }
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Connect-AdminAccount -Account' {
    BeforeEach {
        Connect-Alice
    }

    It 'opens a session in the account of <Text>, which names the caller and is the current one' -ForEach @(
        @{ Text = 'Prod' }, @{ Text = 'prod' }, @{ Text = '111122223333' }, @{ Text = '1111-2222-3333' }
        @{ Text = '/Workloads' }
    ) {
        $session = Connect-AdminAccount -Account $Text

        $session.AccountId | Should -Be 111122223333
        $session.AccountName | Should -Be Prod
        $session.Arn | Should -Be (
            'arn:aws:sts::111122223333:assumed-role/OrganizationAccountAccessRole/AdminIam-alice')
        $session.UserId | Should -BeLike 'AROA*:AdminIam-alice'
        $session.IsRoot | Should -BeFalse
        (Get-AdminAccount).AccountId | Should -Be 111122223333
        Get-AdminUser | Should -BeNullOrEmpty
    }

    It 'goes from one member account to another by the first session' {
        $prod = Connect-AdminAccount -Account Prod
        $test = Connect-AdminAccount -Account Test -RoleName Admin

        $test.Arn | Should -Be 'arn:aws:sts::222233334444:assumed-role/Admin/AdminIam-alice'
        $null = New-AdminUser only-in-test -Session $test
        (Get-AdminUser -Session $test).UserName | Should -Be only-in-test
        Get-AdminUser -Session $prod | Should -BeNullOrEmpty
    }

    It 'needs no role for the account of the caller' {
        $session = Connect-AdminAccount -Account 123456789012

        $session.Arn | Should -Be arn:aws:iam::123456789012:user/alice
        (Connect-AdminAccount -Account Management).Arn | Should -Be $session.Arn
    }

    It 'uses the credentials of its own parameters' {
        Disconnect-AdminAccount
        $own = @{ AccessKey = $alice.AccessKeyId; SecretKey = $alice.SecretAccessKey; EndpointUrl = $url }

        (Connect-AdminAccount @own -Account Prod -RoleSessionName night).Arn |
            Should -Be arn:aws:sts::111122223333:assumed-role/OrganizationAccountAccessRole/night
        ($alice | Connect-AdminAccount -EndpointUrl $url -Account Prod).AccountId | Should -Be 111122223333
    }

    It 'takes an account from the pipeline' {
        $prod, $test = Get-AdminOrganizationAccount Prod, Test

        ($prod | Connect-AdminAccount).AccountName | Should -Be Prod
        ($test | Connect-AdminAccount -RoleName Admin).Arn | Should -BeLike '*:assumed-role/Admin/AdminIam-alice'
    }

    It 'needs the account of a role' {
        $problem = Get-Problem { Connect-AdminAccount -RoleName Admin }

        $problem.FullyQualifiedErrorId | Should -BeLike 'MissingValue,*'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-RoleArn*'
    }

    It 'makes two calls for an ID' {
        $before = (Get-AdminSandbox).CallsByAction
        $null = Connect-AdminAccount -Account 111122223333
        $after = (Get-AdminSandbox).CallsByAction

        $after.Keys.Where({ $after[$_] -ne $before[$_] }) | Sort-Object |
            Should -Be AssumeRole, AWSOrganizationsV20161128.DescribeAccount
    }

    It 'reports <ErrorId> for <Account>' -ForEach @(
        @{ Account = 'Nothing'; ErrorId = 'AccountNotFound' }
        @{ Account = '999999999999'; ErrorId = 'AccountNotFound' }
        @{ Account = 'P*'; ErrorId = 'AccountNotFound' }
        @{ Account = 'Twin'; ErrorId = 'AmbiguousAccount'; Text = '*555566667777, 666677778888*' }
        @{ Account = '/'; ErrorId = 'AmbiguousAccount' }
        @{ Account = '/Nothing'; ErrorId = 'OrganizationalUnitNotFound' }
        @{ Account = 'Closed'; ErrorId = 'AccountNotActive'; Text = '*SUSPENDED*' }
        @{ Account = 'Bought'; ErrorId = 'AccountRoleNotFound'; Text = '*invited*' }
        @{ Account = 'Test'; ErrorId = 'AccountRoleDenied'; Text = "*'OrganizationAccountAccessRole'*'Test'*" }
    ) {
        $problem = Get-Problem { Connect-AdminAccount -Account $Account }

        $problem.FullyQualifiedErrorId | Should -BeLike "$ErrorId,*"
        "$problem" | Should -BeLike ($Text ?? '*')
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        (Get-AdminAccount).UserName | Should -Be alice
    }

    It 'says that the policies of the caller do not allow it, or that the caller is the root user' {
        $null = $bob | Connect-AdminAccount -EndpointUrl $url
        (Get-Problem { Connect-AdminAccount -Account 111122223333 }).FullyQualifiedErrorId |
            Should -BeLike 'AssumeRoleNotAllowed,*'
        (Get-Problem { Connect-AdminAccount -Account Prod }).FullyQualifiedErrorId | Should -BeLike 'AccessDenied,*'

        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
        (Get-Problem { Connect-AdminAccount -Account Prod }).FullyQualifiedErrorId |
            Should -BeLike 'RootCannotAssumeRole,*'
    }
}
