BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'RootAccess.psm1')
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'The commands of root credentials' {
    Context 'with accounts from the pipeline' {
        BeforeAll {
            Start-RootAccessSandbox (Join-Path $TestDrive 'state.json')
        }

        It 'report an account whose session is refused, and process the others' {
            $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},' +
                '{"Effect":"Deny","Action":"sts:AssumeRoot","Resource":"arn:aws:iam::111122223333:root"}]}'
            $null = New-AdminGroup Most (New-AdminPolicy Most $policy)
            $session = New-AdminUser most Most -ProgrammaticAccess |
                Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl

            $found = Get-AdminRootCredential Prod, Test -Session $session -ErrorVariable problem `
                -ErrorAction SilentlyContinue

            $found.AccountName | Should -Be Test
            "$problem" | Should -BeLike "*'Prod' (111122223333)*IAMAuditRootUserCredentials*"
            $problem.FullyQualifiedErrorId | Should -BeLike 'AccessDenied,*'
            $problem.TargetObject | Should -Be 111122223333
        }
    }

    It 'say that the root user cannot open root sessions' {
        Start-RootAccessSandbox (Join-Path $TestDrive 'root.json')
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl

        { Get-AdminRootCredential } | Should -Throw -ErrorId 'RootCallerNotAllowed,*'
    }

    It 'end at once if root access is not managed centrally' {
        Start-RootAccessSandbox (Join-Path $TestDrive 'disabled.json') -Disabled

        { Get-AdminRootCredential } | Should -Throw -ErrorId 'RootAccessNotEnabled,*'
        $Error[0].ErrorDetails.RecommendedAction | Should -BeLike '*Enable-AdminRootAccess*'
        (Get-AdminSandbox).CallsByAction['AssumeRoot'] | Should -BeNullOrEmpty
    }
}
