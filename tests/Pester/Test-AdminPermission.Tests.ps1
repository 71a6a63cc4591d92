BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
}

Describe 'Test-AdminPermission' {
    BeforeAll {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
        $null = New-AdminUser alice Administrators
        $null = New-AdminGroup Hsm -Policy (New-AdminPolicy -Template CloudHSM)
        $null = New-AdminUser bob Hsm -Path /hsm/
        $null = New-AdminUser carol Administrators -PermissionsBoundary ViewOnlyAccess
        $null = New-AdminPolicy WithMfa -Document @'
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::open/*"
    },
    {
      "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::closed/*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    },
    {
      "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::closed/*"
    }
  ]
}
'@
        $null = New-AdminGroup Readers -Policy WithMfa
        $null = New-AdminUser dave Readers
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'proves that an administrator has the power and a limited user has not' {
        $results = Test-AdminPermission alice, bob -Action iam:CreateUser, cloudhsm:CreateCluster

        $results.UserName | Should -Be 'alice', 'alice', 'bob', 'bob'
        $results.Decision | Should -Be 'Allowed', 'Allowed', 'Denied', 'Allowed'
        $results.IsAllowed | Should -Be $true, $true, $false, $true
        $results[0].Policy | Should -Be 'AdministratorAccess'
        $results[0].Reason | Should -Match '^Allowed by AdministratorAccess \(lines? \d+'
        $results[2].Reason | Should -Be 'No statement allows the action.'
    }

    It 'accepts users from the pipeline' {
        (Get-AdminUser bob | Test-AdminPermission -Action iam:CreateUser).IsAllowed | Should -BeFalse
        (Get-AdminUser | Test-AdminPermission -Action iam:CreateUser | Where-Object IsAllowed).UserName |
            Should -Be 'alice'
    }

    It 'names the boundary that denies' {
        $result = Test-AdminPermission carol iam:CreateUser

        $result.Decision, $result.BoundaryAllows | Should -Be 'Denied', $false
        $result.Reason | Should -Be 'The permissions boundary does not allow the action.'
    }

    It 'tests each resource, and names the statement that decides' {
        $results = Test-AdminPermission dave s3:GetObject -Resource arn:aws:s3:::open/a, arn:aws:s3:::closed/a,
            arn:aws:s3:::other/a -Context @{ 'aws:MultiFactorAuthPresent' = $false }

        $results.Decision | Should -Be 'Allowed', 'Denied', 'Denied'
        $results[0].Reason | Should -Be 'Allowed by WithMfa (lines 4 to 6).'
        $results[1].Reason | Should -Be 'Denied by WithMfa (lines 7 to 10).'
        $results[2].Reason | Should -Be 'No statement allows the action.'
    }

    It 'uses the values of condition keys' {
        $mfa = @{ 'aws:MultiFactorAuthPresent' = $true }

        (Test-AdminPermission dave s3:GetObject -Resource arn:aws:s3:::closed/a -Context $mfa).Decision |
            Should -Be 'Allowed'
        (Test-AdminPermission dave s3:GetObject -Resource arn:aws:s3:::closed/a).MissingContext |
            Should -Be 'aws:MultiFactorAuthPresent'
    }

    It 'agrees with what a call of the user does' {
        $session = New-AdminAccessKey bob | Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
        Get-AdminUser -Session $session -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'AccessDenied,*'
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (
            Get-AdminSandbox).EndpointUrl

        (Test-AdminPermission bob iam:ListUsers).Decision | Should -Be 'Denied'
    }

    It 'refuses <_> before any call' -ForEach 'iam:*', 'CreateUser', 'iam:', ':x', 'a:b:c' {
        { Test-AdminPermission alice $_ -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidAction,*'
    }

    It 'names a similar user' {
        Test-AdminPermission alcie iam:GetUser -ErrorAction SilentlyContinue -ErrorVariable problems |
            Should -BeNullOrEmpty

        "$($problems[0])" | Should -Match "Did you mean 'alice'"
    }
}
